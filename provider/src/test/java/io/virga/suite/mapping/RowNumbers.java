package io.virga.suite.mapping;

import java.util.concurrent.atomic.AtomicLong;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.id.IdentifierGenerator;

/** Numbers for the rows of a bag, which ask no database. */
public class RowNumbers implements IdentifierGenerator {

    private static final AtomicLong LAST = new AtomicLong();

    @Override
    public Object generate(SharedSessionContractImplementor session, Object object) {
        return LAST.incrementAndGet();
    }
}
