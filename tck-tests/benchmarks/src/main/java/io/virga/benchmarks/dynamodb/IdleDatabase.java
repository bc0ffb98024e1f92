package io.virga.benchmarks.dynamodb;

import jakarta.persistence.EntityManagerFactory;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import org.hibernate.cfg.Configuration;
import org.hibernate.dialect.H2Dialect;
import org.hibernate.engine.jdbc.connections.spi.ConnectionProvider;
import org.jspecify.annotations.Nullable;

/** Plain Hibernate on a JDBC driver that does nothing: what Hibernate itself costs. */
final class IdleDatabase {

    private static final int BATCH = 50;

    private IdleDatabase() {}

    static EntityManagerFactory open() {
        Properties settings = new Properties();
        settings.putAll(Map.of(
                "hibernate.dialect",
                H2Dialect.class.getName(),
                "hibernate.boot.allow_jdbc_metadata_access",
                "false",
                "hibernate.connection.provider_disables_autocommit",
                "true",
                "hibernate.jdbc.batch_size",
                String.valueOf(BATCH)));
        settings.put("hibernate.connection.provider_class", Connections.class);
        return new Configuration()
                .addAnnotatedClass(Purchase.class)
                .addAnnotatedClass(PurchaseLine.class)
                .addProperties(settings)
                .buildSessionFactory();
    }

    /** Hands out connections that say yes to everything. */
    public static final class Connections implements ConnectionProvider {

        private static final long serialVersionUID = 1L;

        @Override
        public Connection getConnection() {
            PreparedStatement statement = idle(PreparedStatement.class, new Batch());
            return idle(
                    Connection.class,
                    (proxy, method, arguments) ->
                            method.getName().equals("prepareStatement") ? statement : nothing(method.getReturnType()));
        }

        @Override
        public void closeConnection(Connection connection) {}

        @Override
        public boolean supportsAggressiveRelease() {
            return false;
        }

        @Override
        public boolean isUnwrappableAs(Class<?> type) {
            return false;
        }

        @Override
        public <T> T unwrap(Class<T> type) {
            throw new UnsupportedOperationException("unwrap " + type);
        }
    }

    /** A statement that has written every row that it was given. */
    private static final class Batch implements InvocationHandler {
        private int rows;

        @Override
        public @Nullable Object invoke(Object proxy, java.lang.reflect.Method method, Object @Nullable [] arguments) {
            switch (method.getName()) {
                case "addBatch" -> rows++;
                case "executeBatch" -> {
                    int[] counts = new int[rows];
                    Arrays.fill(counts, 1);
                    rows = 0;
                    return counts;
                }
                case "executeUpdate" -> {
                    return 1;
                }
                default -> {}
            }
            return nothing(method.getReturnType());
        }
    }

    private static <T> T idle(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static @Nullable Object nothing(Class<?> type) {
        if (type == boolean.class) {
            return false;
        }
        if (type == int.class) {
            return 0;
        }
        if (type == long.class) {
            return 0L;
        }
        return null;
    }
}
