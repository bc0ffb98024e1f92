package io.virga.differential;

import static io.virga.differential.Attribute.Kind.DATE;
import static io.virga.differential.Attribute.Kind.ENUM;
import static io.virga.differential.Attribute.Kind.MONEY;
import static io.virga.differential.Attribute.Kind.NUMBER;
import static io.virga.differential.Attribute.Kind.TEXT;
import static io.virga.differential.Attribute.Kind.TRUTH;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The entities as the query generator knows them. */
enum Type {
    Customer(
            List.of(
                    Attribute.of("name", TEXT),
                    Attribute.of("credit", NUMBER),
                    Attribute.of("since", DATE),
                    Attribute.of("active", TRUTH),
                    Attribute.of("address.city", TEXT),
                    Attribute.of("address.zip", TEXT)),
            Map.of("purchases", "Purchase")),
    Product(
            List.of(
                    Attribute.of("name", TEXT),
                    Attribute.of("price", MONEY),
                    Attribute.of("stock", NUMBER),
                    new Attribute("kind", ENUM, "TOOL TOY FOOD")),
            Map.of()),
    Purchase(
            List.of(
                    new Attribute("state", ENUM, "OPEN PAID SENT"),
                    Attribute.of("placed", DATE),
                    Attribute.of("priority", NUMBER),
                    Attribute.of("version", NUMBER)),
            Map.of("customer", "Customer", "lines", "Line")),
    Line(
            List.of(Attribute.of("quantity", NUMBER), Attribute.of("amount", MONEY), Attribute.of("note", TEXT)),
            Map.of("purchase", "Purchase", "product", "Product")),
    Payment(List.of(Attribute.of("amount", MONEY)), Map.of("purchase", "Purchase")),
    CardPayment(
            List.of(Attribute.of("amount", MONEY), Attribute.of("bank", TEXT), Attribute.of("months", NUMBER)),
            Map.of("purchase", "Purchase")),
    CashPayment(List.of(Attribute.of("amount", MONEY), Attribute.of("rounded", TRUTH)), Map.of("purchase", "Purchase"));

    final List<Attribute> attributes;
    /** The associations by their names, sorted, and the entities they lead to. */
    final Map<String, String> associations;

    Type(List<Attribute> attributes, Map<String, String> associations) {
        this.attributes = attributes;
        this.associations = new TreeMap<>(associations);
    }

    /** The to-one associations. */
    List<String> references() {
        return associations.keySet().stream()
                .filter(name -> !name.endsWith("s"))
                .toList();
    }

    /** The collections among the associations: they end in s. */
    List<String> collections() {
        return associations.keySet().stream().filter(name -> name.endsWith("s")).toList();
    }
}
