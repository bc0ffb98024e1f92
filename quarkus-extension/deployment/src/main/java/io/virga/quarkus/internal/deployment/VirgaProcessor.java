package io.virga.quarkus.internal.deployment;

import io.quarkus.arc.deployment.SyntheticBeanBuildItem;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.ExecutionTime;
import io.quarkus.deployment.annotations.Record;
import io.quarkus.deployment.builditem.FeatureBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ServiceProviderBuildItem;
import io.quarkus.hibernate.orm.PersistenceUnit;
import io.quarkus.hibernate.orm.deployment.PersistenceUnitDescriptorBuildItem;
import io.quarkus.hibernate.orm.runtime.PersistenceUnitUtil;
import io.virga.UnitOfWork;
import io.virga.quarkus.internal.UnitOfWorkRecorder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Default;
import java.util.List;
import org.hibernate.Session;
import org.hibernate.engine.extension.spi.ExtensionIntegration;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.ClassType;

/** Makes a {@link UnitOfWork} bean of every persistence unit of Hibernate ORM. */
class VirgaProcessor {

    @BuildStep
    FeatureBuildItem feature() {
        return new FeatureBuildItem("virga");
    }

    /** By this service Hibernate attaches the unit of work to its sessions; a native executable keeps only the services it is told of. */
    @BuildStep
    ServiceProviderBuildItem sessionExtension() {
        return ServiceProviderBuildItem.allProvidersFromClassPath(ExtensionIntegration.class.getName());
    }

    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    void unitsOfWork(
            UnitOfWorkRecorder recorder,
            List<PersistenceUnitDescriptorBuildItem> persistenceUnits,
            BuildProducer<SyntheticBeanBuildItem> beans) {
        for (PersistenceUnitDescriptorBuildItem unit : persistenceUnits) {
            if (!unit.isReactive()) {
                beans.produce(unitOfWork(recorder, unit, isDefault(unit, persistenceUnits)));
            }
        }
    }

    /** As Quarkus has it: the unnamed unit, and also the only unit if it comes from a {@code persistence.xml}, whatever its name. */
    private static boolean isDefault(
            PersistenceUnitDescriptorBuildItem unit, List<PersistenceUnitDescriptorBuildItem> all) {
        return PersistenceUnitUtil.isDefaultPersistenceUnit(unit.getPersistenceUnitName())
                || all.size() == 1 && unit.isFromPersistenceXml();
    }

    private static SyntheticBeanBuildItem unitOfWork(
            UnitOfWorkRecorder recorder, PersistenceUnitDescriptorBuildItem unit, boolean isDefault) {
        String name = unit.getPersistenceUnitName();
        SyntheticBeanBuildItem.ExtendedBeanConfigurator bean = SyntheticBeanBuildItem.configure(UnitOfWork.class)
                // Not a singleton: the session bean is not one either, so that tests can replace it.
                .scope(ApplicationScoped.class)
                .setRuntimeInit();
        AnnotationInstance named =
                AnnotationInstance.builder(PersistenceUnit.class).value(name).build();
        AnnotationInstance qualifier =
                isDefault ? AnnotationInstance.builder(Default.class).build() : named;
        bean.addQualifier(named);
        if (isDefault) {
            bean.addQualifier(qualifier);
        }
        return bean.createWith(isDefault ? recorder.ofDefaultUnit() : recorder.ofUnit(name))
                .addInjectionPoint(ClassType.create(Session.class), qualifier)
                .done();
    }
}
