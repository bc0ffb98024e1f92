package io.virga.benchmarks.dynamodb;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbAttribute;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbBean;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbPartitionKey;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbSortKey;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryConditional;
import software.amazon.awssdk.enhanced.dynamodb.model.TransactPutItemEnhancedRequest;
import software.amazon.awssdk.enhanced.dynamodb.model.TransactWriteItemsEnhancedRequest;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The same items, read and written by AWS's Enhanced Client. */
final class Enhanced {

    /** What every item has. */
    public static class Keyed {
        private String pk = "";
        private String sk = "";

        @DynamoDbPartitionKey
        public String getPk() {
            return pk;
        }

        public void setPk(String pk) {
            this.pk = pk;
        }

        @DynamoDbSortKey
        public String getSk() {
            return sk;
        }

        public void setSk(String sk) {
            this.sk = sk;
        }
    }

    /** The root. */
    @DynamoDbBean
    @SuppressWarnings("NullAway.Init") // filled by the client
    public static class Order extends Keyed {
        private long id;
        private String customer;
        private String city;
        private LocalDate placed;
        private BigDecimal total;
        private int version;

        public long getId() {
            return id;
        }

        public void setId(long id) {
            this.id = id;
        }

        public String getCustomer() {
            return customer;
        }

        public void setCustomer(String customer) {
            this.customer = customer;
        }

        public String getCity() {
            return city;
        }

        public void setCity(String city) {
            this.city = city;
        }

        public LocalDate getPlaced() {
            return placed;
        }

        public void setPlaced(LocalDate placed) {
            this.placed = placed;
        }

        public BigDecimal getTotal() {
            return total;
        }

        public void setTotal(BigDecimal total) {
            this.total = total;
        }

        public int getVersion() {
            return version;
        }

        public void setVersion(int version) {
            this.version = version;
        }
    }

    /** A child. */
    @DynamoDbBean
    @SuppressWarnings("NullAway.Init") // filled by the client
    public static class Line extends Keyed {
        private long purchase;
        private int number;
        private String product;
        private int quantity;
        private BigDecimal price;

        @DynamoDbAttribute("purchase_id")
        public long getPurchase() {
            return purchase;
        }

        public void setPurchase(long purchase) {
            this.purchase = purchase;
        }

        public int getNumber() {
            return number;
        }

        public void setNumber(int number) {
            this.number = number;
        }

        public String getProduct() {
            return product;
        }

        public void setProduct(String product) {
            this.product = product;
        }

        public int getQuantity() {
            return quantity;
        }

        public void setQuantity(int quantity) {
            this.quantity = quantity;
        }

        public BigDecimal getPrice() {
            return price;
        }

        public void setPrice(BigDecimal price) {
            this.price = price;
        }
    }

    private static final Expression NEW =
            Expression.builder().expression("attribute_not_exists(pk)").build();

    private final DynamoDbEnhancedClient client;
    private final DynamoDbTable<Order> orders;
    private final DynamoDbTable<Line> lines;

    Enhanced(DynamoDbClient client, String table) {
        this.client = DynamoDbEnhancedClient.builder().dynamoDbClient(client).build();
        orders = this.client.table(table, TableSchema.fromBean(Order.class));
        lines = this.client.table(table, TableSchema.fromBean(Line.class));
    }

    Order find(long id) {
        return orders.getItem(r -> r.key(Key.builder()
                        .partitionValue("Purchase#" + id)
                        .sortValue("#")
                        .build())
                .consistentRead(true));
    }

    List<Line> lines(long order) {
        QueryConditional ofOrder = QueryConditional.sortBeginsWith(Key.builder()
                .partitionValue("Purchase#" + order)
                .sortValue("PurchaseLine#")
                .build());
        return lines.query(r -> r.queryConditional(ofOrder).consistentRead(true)).items().stream()
                .toList();
    }

    void save(long id, int lines) {
        Order order = new Order();
        order.setPk("Purchase#" + id);
        order.setSk("#");
        order.setId(id);
        order.setCustomer("customer " + id);
        order.setCity("Rome");
        order.setPlaced(LocalDate.of(2026, 11, 21));
        order.setTotal(BigDecimal.valueOf(id, 2));
        TransactWriteItemsEnhancedRequest.Builder request = TransactWriteItemsEnhancedRequest.builder()
                .clientRequestToken(UUID.randomUUID().toString())
                .addPutItem(orders, put(Order.class, order));
        for (int number = 0; number < lines; number++) {
            Line line = new Line();
            line.setPk("Purchase#" + id);
            line.setSk("PurchaseLine#" + number);
            line.setPurchase(id);
            line.setNumber(number);
            line.setProduct("product " + number);
            line.setQuantity(number + 1);
            line.setPrice(BigDecimal.valueOf(number, 2));
            request.addPutItem(this.lines, put(Line.class, line));
        }
        client.transactWriteItems(request.build());
    }

    private static <T> TransactPutItemEnhancedRequest<T> put(Class<T> type, T item) {
        return TransactPutItemEnhancedRequest.builder(type)
                .item(item)
                .conditionExpression(NEW)
                .build();
    }
}
