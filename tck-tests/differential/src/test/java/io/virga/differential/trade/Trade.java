package io.virga.differential.trade;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/** Random trade, the same for the same seed: small domains, so that values meet, and many nulls. */
public final class Trade {

    public static final List<Class<?>> ENTITIES = List.of(
            Customer.class,
            Address.class,
            Product.class,
            Purchase.class,
            Line.class,
            Payment.class,
            CardPayment.class,
            CashPayment.class);

    /** The words that strings are made of, which the query generator picks from too. */
    public static final List<String> WORDS =
            List.of("", "a", "Ab", "abba", "Zoe", "zoë", "Ätna", "50%", "under_score", "it's", "Lyon", "10");

    private static final int CUSTOMERS = 12;
    private static final int PRODUCTS = 10;
    private static final int PURCHASES = 30;
    private static final int LINES = 70;
    private static final int PAYMENTS = 20;

    private final Random random;
    private final EntityManager em;

    private Trade(Random random, EntityManager em) {
        this.random = random;
        this.em = em;
    }

    /** Persists a world of this seed, each kind of entity in a transaction of its own: none writes more than 100 rows. */
    public static void create(long seed, EntityManagerFactory factory) {
        Random random = new Random(seed);
        factory.runInTransaction(em -> times(CUSTOMERS, new Trade(random, em)::customer));
        factory.runInTransaction(em -> times(PRODUCTS, new Trade(random, em)::product));
        factory.runInTransaction(em -> times(PURCHASES, new Trade(random, em)::purchase));
        factory.runInTransaction(em -> times(LINES, new Trade(random, em)::line));
        factory.runInTransaction(em -> times(PAYMENTS, new Trade(random, em)::payment));
    }

    /** Changes something, and leaves it pending: updates, an insert and a delete of what nothing refers to. */
    public static void disturb(long seed, EntityManager em) {
        new Trade(new Random(seed), em).disturb();
    }

    private void disturb() {
        times(3, ignored -> {
            Line line = em.find(Line.class, id(LINES));
            if (line != null) {
                line.quantity = random.nextInt(6);
                line.note = orNull(this::word);
            }
            Purchase purchase = em.find(Purchase.class, id(PURCHASES));
            purchase.state = orNull(() -> pick(State.values()));
            purchase.customer = orNull(() -> em.find(Customer.class, id(CUSTOMERS)));
            em.find(Customer.class, id(CUSTOMERS)).labels.add(word());
        });
        line(1_000L + random.nextInt(1000));
        Payment payment = em.find(Payment.class, id(PAYMENTS));
        if (payment != null) {
            em.remove(payment);
        }
    }

    private void customer(long id) {
        Customer customer = new Customer();
        customer.id = id;
        customer.name = orNull(this::word);
        customer.credit = orNull(() -> random.nextInt(5) * 10);
        customer.since = orNull(this::date);
        customer.active = random.nextBoolean();
        customer.address = orNull(() -> new Address(word(), orNull(this::word)));
        times(random.nextInt(3), ignored -> customer.labels.add(word()));
        em.persist(customer);
    }

    private void product(long id) {
        Product product = new Product();
        product.id = id;
        product.name = word();
        product.price = orNull(this::money);
        product.stock = random.nextInt(4);
        product.kind = orNull(() -> pick(Kind.values()));
        em.persist(product);
    }

    private void purchase(long id) {
        Purchase purchase = new Purchase();
        purchase.id = id;
        purchase.customer = orNull(() -> em.find(Customer.class, id(CUSTOMERS)));
        purchase.state = orNull(() -> pick(State.values()));
        purchase.placed = orNull(this::date);
        purchase.priority = orNull(() -> random.nextInt(4));
        em.persist(purchase);
    }

    private void line(long id) {
        Line line = new Line();
        line.id = id;
        line.purchase = em.find(Purchase.class, id(PURCHASES));
        line.product = orNull(() -> em.find(Product.class, id(PRODUCTS)));
        line.quantity = random.nextInt(5);
        line.amount = orNull(this::money);
        line.note = orNull(this::word);
        em.persist(line);
    }

    private void payment(long id) {
        Payment payment;
        if (random.nextBoolean()) {
            CardPayment card = new CardPayment();
            card.bank = orNull(this::word);
            card.months = orNull(() -> random.nextInt(3));
            payment = card;
        } else {
            CashPayment cash = new CashPayment();
            cash.rounded = random.nextBoolean();
            payment = cash;
        }
        payment.id = id;
        payment.purchase = orNull(() -> em.find(Purchase.class, id(PURCHASES)));
        payment.amount = orNull(this::money);
        em.persist(payment);
    }

    private long id(int count) {
        return 1 + random.nextInt(count);
    }

    private String word() {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    private BigDecimal money() {
        return BigDecimal.valueOf(random.nextInt(8) * 125L, 2);
    }

    private LocalDate date() {
        return LocalDate.of(2024, 1 + random.nextInt(12), 1 + random.nextInt(3));
    }

    private <T> T pick(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private <T> T orNull(Supplier<T> value) {
        return random.nextInt(4) == 0 ? null : value.get();
    }

    private static void times(int count, LongConsumer work) {
        for (long i = 1; i <= count; i++) {
            work.accept(i);
        }
    }
}
