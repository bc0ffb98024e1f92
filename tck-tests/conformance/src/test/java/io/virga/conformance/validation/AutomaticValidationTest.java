package io.virga.conformance.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.virga.conformance.kit.Database;
import io.virga.conformance.kit.PersistenceUnits;
import io.virga.conformance.kit.Queries;
import io.virga.conformance.kit.Section;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.PostLoad;
import jakarta.persistence.Transient;
import jakarta.persistence.ValidationMode;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Null;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

@Section(
        value = "3.7.1 Automatic Validation Upon Lifecycle Events",
        entities = {
            AutomaticValidationTest.Account.class,
            AutomaticValidationTest.Owner.class,
            AutomaticValidationTest.Bank.class
        })
class AutomaticValidationTest {

    @Test
    void before_an_insert(EntityManagerFactory factory, Queries queries) {
        assertThat(violations(() -> factory.runInTransaction(em -> em.persist(new Account(1, null)))))
                .containsExactly("iban");
        assertThat(queries.longs("select a.id from Account a")).isEmpty();
    }

    @Test
    void before_an_update(EntityManagerFactory factory, Queries queries) {
        factory.runInTransaction(em -> em.persist(new Account(1, "FR76")));

        assertThat(violations(() -> factory.runInTransaction(em -> em.find(Account.class, 1L).iban = "F")))
                .containsExactly("iban");
        assertThat(queries.strings("select a.iban from Account a")).containsExactly("FR76");
    }

    @Test
    void not_before_a_removal(EntityManagerFactory factory, Queries queries) {
        factory.runInTransaction(em -> em.persist(new Account(1, "FR76")));
        factory.runInTransaction(em -> {
            Account account = em.find(Account.class, 1L);
            account.iban = null;
            em.remove(account);
        });

        assertThat(queries.longs("select a.id from Account a")).isEmpty();
    }

    @Test
    void an_embedded_object_marked_valid(EntityManagerFactory factory) {
        Account account = new Account(1, "FR76");
        account.owner = new Owner(null);

        assertThat(violations(() -> factory.runInTransaction(em -> em.persist(account))))
                .containsExactly("owner.name");
    }

    @Test
    void it_does_not_cascade_to_other_entities(EntityManagerFactory factory) {
        Account account = new Account(1, "FR76");
        Bank bank = new Bank();
        bank.id = 1L;
        bank.name = "B";
        account.bank = bank;
        factory.runInTransaction(em -> {
            em.persist(bank);
            em.persist(account);
        });

        factory.runInTransaction(em -> {
            em.find(Account.class, 1L).iban = "FR77";
            assertThat(em.find(Bank.class, 1L).name).isEqualTo("B");
        });
    }

    @Test
    void a_failure_marks_the_transaction_for_rollback(EntityManagerFactory factory) {
        try (EntityManager em = factory.createEntityManager()) {
            em.getTransaction().begin();
            em.persist(new Account(1, "FR76"));
            em.flush();
            Account wrong = new Account(2, null);
            assertThatThrownBy(() -> {
                        em.persist(wrong);
                        em.flush();
                    })
                    .isInstanceOf(ConstraintViolationException.class);
            assertThat(em.getTransaction().getRollbackOnly()).isTrue();
            em.getTransaction().rollback();
        }
        factory.runInTransaction(em -> assertThat(em.find(Account.class, 1L)).isNull());
    }

    @Test
    void groups_by_event(EntityManagerFactory factory, Database database) {
        try (EntityManagerFactory grouped = PersistenceUnits.sharing(
                        factory, database, List.of(Account.class, Owner.class, Bank.class))
                .property("jakarta.persistence.validation.group.pre-persist", Opening.class.getName())
                .property("jakarta.persistence.validation.group.pre-update", "")
                .property("jakarta.persistence.validation.group.pre-remove", Closing.class.getName())
                .createEntityManagerFactory()) {
            Account account = new Account(1, "F");
            account.balance = 10;
            assertThat(violations(() -> grouped.runInTransaction(em -> em.persist(account))))
                    .containsExactly("balance");

            account.balance = 0;
            grouped.runInTransaction(em -> em.persist(account));
            grouped.runInTransaction(em -> em.find(Account.class, 1L).balance = 5);
            grouped.runInTransaction(em -> em.find(Account.class, 1L).closedBy = "me");

            assertThat(violations(() -> grouped.runInTransaction(em -> {
                        Account open = em.find(Account.class, 1L);
                        open.closedBy = null;
                        em.remove(open);
                    })))
                    .containsExactly("closedBy");
            grouped.runInTransaction(em -> em.remove(em.find(Account.class, 1L)));
        }
    }

    @Test
    void no_validation_by_mode(EntityManagerFactory factory, Database database) {
        try (EntityManagerFactory unchecked = PersistenceUnits.sharing(
                        factory, database, List.of(Account.class, Owner.class, Bank.class))
                .validationMode(ValidationMode.NONE)
                .createEntityManagerFactory()) {
            unchecked.runInTransaction(em -> em.persist(new Account(1, "F")));
        }
    }

    @Test
    void a_factory_of_validators_is_given(EntityManagerFactory factory, Database database) {
        try (var validators = jakarta.validation.Validation.byDefaultProvider()
                        .configure()
                        .messageInterpolator(new Told())
                        .buildValidatorFactory();
                EntityManagerFactory told = PersistenceUnits.sharing(
                                factory, database, List.of(Account.class, Owner.class, Bank.class))
                        .property("jakarta.persistence.validation.factory", validators)
                        .createEntityManagerFactory()) {
            assertThatThrownBy(() -> told.runInTransaction(em -> em.persist(new Account(1, "F"))))
                    .hasStackTraceContaining("as told");
        }
    }

    /** The paths of what is violated. */
    private static List<String> violations(Runnable work) {
        for (Throwable t = catchThrowable(work::run); t != null; t = t.getCause()) {
            if (t instanceof ConstraintViolationException violated) {
                return violated.getConstraintViolations().stream()
                        .map(ConstraintViolation::getPropertyPath)
                        .map(Object::toString)
                        .toList();
            }
        }
        return List.of();
    }

    private static final class Told implements jakarta.validation.MessageInterpolator {
        @Override
        public String interpolate(String template, Context context) {
            return "as told";
        }

        @Override
        public String interpolate(String template, Context context, Locale locale) {
            return "as told";
        }
    }

    interface Opening {}

    interface Closing {}

    @Embeddable
    record Owner(@NotNull String name) {}

    @Entity(name = "Account")
    static class Account {
        @Id
        Long id;

        @NotNull
        @Size(min = 2)
        String iban;

        @Max(value = 0, groups = Opening.class)
        int balance;

        @NotNull(groups = Closing.class)
        String closedBy;

        @Valid
        Owner owner;

        @Valid
        @ManyToOne
        Bank bank;

        Account() {}

        Account(long id, String iban) {
            this.id = id;
            this.iban = iban;
        }
    }

    @Entity(name = "Bank")
    static class Bank {
        @Id
        Long id;

        String name;

        /** Set by what reads it, so that a validation that cascades would fail. */
        @Transient
        @Null
        String read;

        @PostLoad
        void read() {
            read = "yes";
        }
    }
}
