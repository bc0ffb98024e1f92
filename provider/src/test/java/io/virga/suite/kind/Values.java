package io.virga.suite.kind;

import io.virga.UnitOfWork;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Lob;
import jakarta.persistence.Temporal;
import jakarta.persistence.TemporalType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** Values that can change in place. */
public final class Values {

    private Values() {}

    @Entity(name = "ValueJson")
    public static class Json extends Versions.Numbered {
        @JdbcTypeCode(SqlTypes.JSON)
        private Map<String, Object> document;

        @JdbcTypeCode(SqlTypes.JSON)
        private List<String> list;

        @Override
        public void fill(UnitOfWork uow) {
            super.fill(uow);
            document = new TreeMap<>(Map.of("a", new ArrayList<>(List.of("x")), "b", "y"));
            list = new ArrayList<>(List.of("1"));
        }

        @Override
        @SuppressWarnings("unchecked")
        public Map<String, Consumer<UnitOfWork>> changes() {
            return Map.of(
                    "deep in a JSON value", uow -> ((List<Object>) document.get("a")).add("z"),
                    "JSON list in place", uow -> list.add("more"),
                    "JSON value replaced",
                            uow -> document = new TreeMap<>(
                                    Map.of("a", new ArrayList<>(), "n", document.size() + "" + document.get("n"))));
        }

        @Override
        public String picture() {
            return super.picture() + "|" + new TreeMap<>(document) + list;
        }
    }

    @Embeddable
    public static class Size {
        private int width;
        private String unit;

        /** Here and not in the entity: Hibernate's enhancement sees what a class does to its own attributes. */
        private void widen() {
            width++;
        }
    }

    /** An embeddable stored as one JSON column. */
    @Entity(name = "ValueJsonAggregate")
    public static class JsonAggregate extends Versions.Numbered {
        @Embedded
        @JdbcTypeCode(SqlTypes.JSON)
        private Size size;

        @Override
        public void fill(UnitOfWork uow) {
            super.fill(uow);
            size = new Size();
            size.unit = "cm";
        }

        @Override
        public Map<String, Consumer<UnitOfWork>> changes() {
            return Map.of("attribute of a JSON aggregate", uow -> size.widen());
        }

        @Override
        public String picture() {
            return super.picture() + "|" + size.width + size.unit;
        }
    }

    @Entity(name = "ValueArrays")
    public static class OfArrays extends Versions.Numbered {
        private int[] numbers = {1, 2};
        private String[] texts = {"a", "b"};
        private byte[] bytes = {1, 2};

        private List<String> list = new ArrayList<>(List.of("p"));

        @Override
        public Map<String, Consumer<UnitOfWork>> changes() {
            return Map.of(
                    "array of numbers in place", uow -> numbers[0]++,
                    "array of texts in place", uow -> texts[1] += "+",
                    "bytes in place", uow -> bytes[1]++,
                    "list of a basic type in place", uow -> list.add("q"),
                    "longer array", uow -> numbers = Arrays.copyOf(numbers, numbers.length + 1));
        }

        @Override
        public String picture() {
            return super.picture() + Arrays.toString(numbers) + Arrays.toString(texts) + Arrays.toString(bytes) + list;
        }
    }

    @Entity(name = "ValueLarge")
    public static class Large extends Versions.Numbered {
        @Lob
        private byte[] photo = {3, 4};

        @Lob
        private String story = "once";

        @Override
        public Map<String, Consumer<UnitOfWork>> changes() {
            return Map.of(
                    "large object in place", uow -> photo[0]++,
                    "large text", uow -> story += " upon a time");
        }

        @Override
        public String picture() {
            return super.picture() + Arrays.toString(photo) + story;
        }
    }

    /** A mutable type that only its converter knows. */
    public static final class Money {
        private long cents;

        Money(long cents) {
            this.cents = cents;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Money money && money.cents == cents;
        }

        @Override
        public int hashCode() {
            return Long.hashCode(cents);
        }
    }

    public static class MoneyConverter implements AttributeConverter<Money, Long> {
        @Override
        public Long convertToDatabaseColumn(Money money) {
            return money == null ? null : money.cents;
        }

        @Override
        public Money convertToEntityAttribute(Long cents) {
            return cents == null ? null : new Money(cents);
        }
    }

    public static class WordsConverter implements AttributeConverter<List<String>, String> {
        @Override
        public String convertToDatabaseColumn(List<String> words) {
            return words == null ? null : String.join(" ", words);
        }

        @Override
        public List<String> convertToEntityAttribute(String text) {
            return text == null ? null : new ArrayList<>(List.of(text.split(" ")));
        }
    }

    @Entity(name = "ValueConverted")
    public static class Converted extends Versions.Numbered {
        @Convert(converter = MoneyConverter.class)
        private Money money = new Money(5);

        @Convert(converter = WordsConverter.class)
        private List<String> words = new ArrayList<>(List.of("one"));

        @Override
        public Map<String, Consumer<UnitOfWork>> changes() {
            return Map.of(
                    "converted value in place", uow -> money.cents++,
                    "converted list in place", uow -> words.add("two"),
                    "converted value replaced", uow -> money = new Money(money.cents + 10));
        }

        @Override
        public String picture() {
            return super.picture() + "|" + money.cents + words;
        }
    }

    @Entity(name = "ValueDates")
    public static class Dates extends Versions.Numbered {
        private Date moment = new Date(100_000);

        @Temporal(TemporalType.DATE)
        private Date birthday = new Date(0);

        private Calendar calendar = new GregorianCalendar(TimeZone.getTimeZone("UTC"));

        @Override
        public void fill(UnitOfWork uow) {
            super.fill(uow);
            calendar.setTimeInMillis(200_000);
        }

        @Override
        public Map<String, Consumer<UnitOfWork>> changes() {
            return Map.of(
                    "date in place", uow -> moment.setTime(moment.getTime() + 1000),
                    "day in place", uow -> birthday.setTime(birthday.getTime() + 86_400_000L),
                    "calendar in place", uow -> calendar.add(Calendar.HOUR, 1));
        }

        @Override
        public String picture() {
            return super.picture() + "|" + moment.getTime() + "|" + new java.sql.Date(birthday.getTime()) + "|"
                    + calendar.getTimeInMillis();
        }
    }
}
