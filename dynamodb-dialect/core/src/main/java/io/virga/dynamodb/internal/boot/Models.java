package io.virga.dynamodb.internal.boot;

import java.net.URL;
import java.util.Collection;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.internal.MetadataImpl;
import org.hibernate.boot.registry.classloading.spi.ClassLoaderService;
import org.hibernate.boot.registry.classloading.spi.ClassLoadingException;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.models.internal.BasicModelsContextImpl;
import org.hibernate.models.spi.ClassLoading;
import org.hibernate.models.spi.ModelsContext;
import org.hibernate.service.ServiceRegistry;
import org.jspecify.annotations.Nullable;

/** Hibernate's own view of the classes; a fresh one by reflection where it has let go of that. */
final class Models {

    private Models() {}

    static ModelsContext of(Metadata metadata, @Nullable BootstrapContext bootstrap, ServiceRegistry registry) {
        var context =
                bootstrap == null && metadata instanceof MetadataImpl impl ? impl.getBootstrapContext() : bootstrap;
        var models = context == null ? null : context.getModelsContext();
        return models == null
                ? new BasicModelsContextImpl(
                        new Loading(registry.requireService(ClassLoaderService.class)), false, null)
                : models;
    }

    private record Loading(ClassLoaderService classes) implements ClassLoading {

        @Override
        public <T> Class<T> classForName(String name) {
            return classes.classForName(name);
        }

        @Override
        public <T> @Nullable Class<T> findClassForName(String name) {
            try {
                return classes.classForName(name);
            } catch (ClassLoadingException e) {
                return null;
            }
        }

        @Override
        public URL locateResource(String name) {
            return classes.locateResource(name);
        }

        @Override
        public <S> Collection<S> loadJavaServices(Class<S> service) {
            return classes.loadJavaServices(service);
        }
    }
}
