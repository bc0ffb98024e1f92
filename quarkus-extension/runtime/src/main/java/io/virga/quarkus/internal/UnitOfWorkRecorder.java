package io.virga.quarkus.internal;

import io.quarkus.arc.SyntheticCreationalContext;
import io.quarkus.hibernate.orm.PersistenceUnit.PersistenceUnitLiteral;
import io.quarkus.runtime.annotations.Recorder;
import io.virga.UnitOfWork;
import jakarta.enterprise.inject.Default;
import java.lang.annotation.Annotation;
import java.util.function.Function;
import org.hibernate.Session;

/** Creates the units of work that are injected. */
@Recorder
public class UnitOfWorkRecorder {

    /** The unit of work of the default persistence unit. */
    public Function<SyntheticCreationalContext<UnitOfWork>, UnitOfWork> ofDefaultUnit() {
        return over(Default.Literal.INSTANCE);
    }

    /** The unit of work of the persistence unit with this name. */
    public Function<SyntheticCreationalContext<UnitOfWork>, UnitOfWork> ofUnit(String persistenceUnit) {
        return over(new PersistenceUnitLiteral(persistenceUnit));
    }

    private static Function<SyntheticCreationalContext<UnitOfWork>, UnitOfWork> over(Annotation qualifier) {
        return context -> new InjectedUnitOfWork(context.getInjectedReference(Session.class, qualifier));
    }
}
