package io.virga.quarkus.it.shop;

/** There is less of a product than someone wants. */
public class SoldOutException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SoldOutException(String product, int wanted, int stock) {
        super(wanted + " of " + product + " are wanted, and there are " + stock);
    }
}
