package io.virga.suite;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.hibernate.bytecode.enhance.spi.DefaultEnhancementContext;
import org.hibernate.bytecode.enhance.spi.Enhancer;
import org.hibernate.bytecode.internal.bytebuddy.BytecodeProviderImpl;

/** Loads the classes of one package (and of those below) anew, enhanced by Hibernate as its build plugin does; all others come from the tests' loader. */
final class EnhancedClasses extends ClassLoader {

    private final String prefix;
    private final Class<?> shared;
    private final Enhancer enhancer;

    /** @param shared an interface of the package, through which the tests speak to the enhanced classes */
    EnhancedClasses(Class<?> shared) {
        super(shared.getClassLoader());
        this.prefix = shared.getPackageName() + ".";
        this.shared = shared;
        this.enhancer = new BytecodeProviderImpl().getEnhancer(new DefaultEnhancementContext() {
            @Override
            public ClassLoader getLoadingClassLoader() {
                return EnhancedClasses.this.getParent();
            }
        });
    }

    Class<?> enhanced(Class<?> type) {
        try {
            return loadClass(type.getName());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(prefix) || name.equals(shared.getName())) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded == null) {
                byte[] original = bytes(name);
                byte[] enhanced = enhancer.enhance(name, original);
                byte[] bytes = enhanced == null ? original : enhanced;
                loaded = defineClass(name, bytes, 0, bytes.length);
            }
            return loaded;
        }
    }

    private byte[] bytes(String name) throws ClassNotFoundException {
        try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
