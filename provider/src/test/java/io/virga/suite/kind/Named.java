package io.virga.suite.kind;

import io.virga.UnitOfWork;
import jakarta.persistence.MappedSuperclass;
import java.util.Map;
import java.util.function.Consumer;

/** What is special about these is elsewhere than in their one attribute. */
@MappedSuperclass
public abstract class Named implements Specimen {

    private String name;

    @Override
    public void fill(UnitOfWork uow) {
        name = "first";
    }

    @Override
    public Map<String, Consumer<UnitOfWork>> changes() {
        return Map.of("basic value", uow -> name += "+");
    }

    @Override
    public String picture() {
        return name;
    }
}
