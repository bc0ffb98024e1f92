package io.virga.conformance.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.conformance.kit.Queries;
import io.virga.conformance.kit.Section;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.PersistenceException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

@Section(
        value = "3.9 and 11.1.10 Attribute Conversion, Convert Annotation",
        entities = {
            ConvertTest.Account.class,
            ConvertTest.Named.class,
            ConvertTest.Limits.class,
            ConvertTest.MoneyInCents.class,
            ConvertTest.YesNo.class,
            ConvertTest.LowerCase.class
        })
class ConvertTest {

    @Test
    void an_auto_applied_converter(EntityManagerFactory factory) {
        stored(factory, account -> account.balance = new Money(1250));

        assertThat(column(factory, "balance")).isEqualTo("1250");
        assertThat(found(factory).balance).isEqualTo(new Money(1250));
    }

    @Test
    void a_named_converter(EntityManagerFactory factory) {
        stored(factory, account -> account.active = true);

        assertThat(column(factory, "active")).isEqualTo("Y");
        assertThat(found(factory).active).isTrue();
    }

    @Test
    void conversion_is_disabled(EntityManagerFactory factory) {
        stored(factory, account -> account.raw = new Money(5));

        assertThat(found(factory).raw).isEqualTo(new Money(5));
        assertThat(column(factory, "raw")).isNotEqualTo("5");
    }

    @Test
    void null_passes_the_converter(EntityManagerFactory factory) {
        stored(factory, account -> account.active = null);

        assertThat(column(factory, "active")).isEqualTo("?");
        assertThat(found(factory).active).isNull();
    }

    @Test
    void in_an_embedded_object(EntityManagerFactory factory) {
        stored(factory, account -> account.limits = new Limits(new Money(900), false));

        assertThat(column(factory, "perDay")).isEqualTo("900");
        assertThat(column(factory, "strict")).isEqualTo("N");
        assertThat(found(factory).limits.strict).isFalse();
    }

    @Test
    void of_an_attribute_of_a_mapped_superclass(EntityManagerFactory factory) {
        stored(factory, account -> account.name = "ADA");

        assertThat(column(factory, "name")).isEqualTo("ada");
    }

    @Test
    void of_the_elements_of_a_collection(EntityManagerFactory factory) {
        stored(factory, account -> account.bookings.addAll(List.of(new Money(1), new Money(-2))));

        List<Money> bookings = factory.callInTransaction(em -> List.copyOf(em.find(Account.class, 1L).bookings));
        assertThat(bookings).containsExactly(new Money(1), new Money(-2));
    }

    @Test
    void of_the_values_of_a_map(EntityManagerFactory factory) {
        stored(factory, account -> account.flags.putAll(Map.of("a", true, "b", false)));

        Map<String, Boolean> flags = factory.callInTransaction(em -> Map.copyOf(em.find(Account.class, 1L).flags));
        assertThat(flags).isEqualTo(Map.of("a", true, "b", false));
        List<?> values =
                factory.callInTransaction(em -> em.createNativeQuery("select flags from Account_flags order by 1")
                        .getResultList());
        assertThat(values.stream().map(String::valueOf)).containsExactly("N", "Y");
    }

    @Test
    void of_the_keys_of_a_map(EntityManagerFactory factory) {
        stored(factory, account -> account.labels.putAll(Map.of("RED", 1)));

        Map<String, Integer> labels = factory.callInTransaction(em -> Map.copyOf(em.find(Account.class, 1L).labels));
        assertThat(labels).isEqualTo(Map.of("red", 1));
    }

    @Test
    void a_parameter_is_converted(EntityManagerFactory factory, Queries queries) {
        stored(factory, account -> {
            account.balance = new Money(1250);
            account.active = true;
        });

        assertThat(queries.longs("select a.id from Account a where a.balance = ?1", new Money(1250)))
                .containsExactly(1L);
        assertThat(queries.longs("select a.id from Account a where a.balance in ?1", List.of(new Money(1))))
                .isEmpty();
        assertThat(queries.longs("select a.id from Account a where a.active = ?1", true))
                .containsExactly(1L);
    }

    @Test
    void a_selected_value_is_converted(EntityManagerFactory factory, Queries queries) {
        stored(factory, account -> account.balance = new Money(7));

        assertThat(queries.list(Money.class, "select a.balance from Account a")).containsExactly(new Money(7));
    }

    @Test
    void order_is_that_of_the_database(EntityManagerFactory factory, Queries queries) {
        for (long id : List.of(1L, 2L, 3L)) {
            factory.runInTransaction(em -> {
                Account account = new Account();
                account.id = id;
                account.balance = new Money(id == 2 ? 1000 : 9 * id);
                em.persist(account);
            });
        }

        assertThat(queries.longs("select a.id from Account a order by a.balance"))
                .containsExactly(1L, 3L, 2L);
    }

    @Test
    void a_bulk_update_converts(EntityManagerFactory factory) {
        stored(factory, account -> account.balance = new Money(7));
        factory.runInTransaction(em -> em.createQuery("update Account a set a.balance = :b, a.active = :y")
                .setParameter("b", new Money(8))
                .setParameter("y", false)
                .executeUpdate());

        assertThat(found(factory).balance).isEqualTo(new Money(8));
        assertThat(column(factory, "active")).isEqualTo("N");
    }

    @Test
    void a_converter_that_throws_fails_the_transaction(EntityManagerFactory factory) {
        assertThatThrownBy(() -> stored(factory, account -> account.balance = new Money(666)))
                .isInstanceOf(PersistenceException.class)
                .hasStackTraceContaining("not that one");

        assertThat(found(factory)).isNull();
    }

    private static void stored(EntityManagerFactory factory, Consumer<Account> state) {
        Account account = new Account();
        state.accept(account);
        factory.runInTransaction(em -> em.persist(account));
    }

    private static Account found(EntityManagerFactory factory) {
        return factory.callInTransaction(em -> em.find(Account.class, 1L));
    }

    private static String column(EntityManagerFactory factory, String name) {
        return factory.callInTransaction(em -> String.valueOf(
                em.createNativeQuery("select " + name + " from Account").getSingleResult()));
    }

    record Money(long cents) implements java.io.Serializable {}

    @Converter(autoApply = true)
    static class MoneyInCents implements AttributeConverter<Money, Long> {
        @Override
        public Long convertToDatabaseColumn(Money money) {
            if (money != null && money.cents() == 666) {
                throw new IllegalArgumentException("not that one");
            }
            return money == null ? null : money.cents();
        }

        @Override
        public Money convertToEntityAttribute(Long cents) {
            return cents == null ? null : new Money(cents);
        }
    }

    /** Knows what it does not know. */
    @Converter
    static class YesNo implements AttributeConverter<Boolean, String> {
        @Override
        public String convertToDatabaseColumn(Boolean yes) {
            return yes == null ? "?" : yes ? "Y" : "N";
        }

        @Override
        public Boolean convertToEntityAttribute(String letter) {
            return letter == null || letter.equals("?") ? null : letter.equals("Y");
        }
    }

    @Converter
    static class LowerCase implements AttributeConverter<String, String> {
        @Override
        public String convertToDatabaseColumn(String text) {
            return text == null ? null : text.toLowerCase(Locale.ROOT);
        }

        @Override
        public String convertToEntityAttribute(String text) {
            return text;
        }
    }

    @MappedSuperclass
    abstract static class Named {
        String name;
    }

    @Embeddable
    static class Limits {
        Money perDay;

        @Convert(converter = YesNo.class)
        Boolean strict;

        Limits() {}

        Limits(Money perDay, Boolean strict) {
            this.perDay = perDay;
            this.strict = strict;
        }
    }

    @Entity(name = "Account")
    @Convert(attributeName = "name", converter = LowerCase.class)
    static class Account extends Named {
        @Id
        Long id = 1L;

        Money balance;

        @Convert(converter = YesNo.class)
        Boolean active;

        @Convert(disableConversion = true)
        Money raw;

        @Embedded
        Limits limits;

        @ElementCollection
        @OrderColumn
        List<Money> bookings = new ArrayList<>();

        @ElementCollection
        @Convert(attributeName = "value", converter = YesNo.class)
        Map<String, Boolean> flags = new HashMap<>();

        @ElementCollection
        @Convert(attributeName = "key", converter = LowerCase.class)
        Map<String, Integer> labels = new HashMap<>();
    }
}
