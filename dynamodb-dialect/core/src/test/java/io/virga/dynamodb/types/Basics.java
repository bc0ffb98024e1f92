package io.virga.dynamodb.types;

import jakarta.persistence.Basic;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.EnumeratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Temporal;
import jakarta.persistence.TemporalType;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.URL;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Currency;
import java.util.Date;
import java.util.Locale;
import java.util.TimeZone;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Nationalized;
import org.hibernate.annotations.TimeZoneStorage;
import org.hibernate.annotations.TimeZoneStorageType;
import org.hibernate.type.NumericBooleanConverter;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.TrueFalseConverter;
import org.hibernate.type.YesNoConverter;

/** One attribute of every basic type. */
@Entity
class Basics {

    enum Colour {
        RED,
        GREEN,
        BLUE
    }

    enum Size {
        SMALL("S"),
        LARGE("L");

        @EnumeratedValue
        final String code;

        Size(String code) {
            this.code = code;
        }
    }

    record Money(BigDecimal amount, String currency) {}

    record Point(int x, int y) implements Serializable {}

    @Converter
    static class MoneyConverter implements jakarta.persistence.AttributeConverter<Money, String> {
        @Override
        public String convertToDatabaseColumn(Money money) {
            return money == null ? null : money.amount() + " " + money.currency();
        }

        @Override
        public Money convertToEntityAttribute(String text) {
            var parts = text == null ? null : text.split(" ");
            return parts == null ? null : new Money(new BigDecimal(parts[0]), parts[1]);
        }
    }

    @Id
    Long id;

    byte primitiveByte;
    short primitiveShort;
    int primitiveInt;
    long primitiveLong;
    float primitiveFloat;
    double primitiveDouble;
    boolean primitiveBoolean;
    char primitiveChar = 'x';

    Byte boxedByte;
    Short boxedShort;
    Integer boxedInt;
    Long boxedLong;
    Float boxedFloat;
    Double boxedDouble;
    Boolean boxedBoolean;
    Character boxedChar;

    @Convert(converter = YesNoConverter.class)
    Boolean yesNo;

    @Convert(converter = TrueFalseConverter.class)
    Boolean trueFalse;

    @Convert(converter = NumericBooleanConverter.class)
    Boolean zeroOne;

    @Column(precision = 38, scale = 10)
    BigDecimal decimal;

    @Column(precision = 38, scale = 0)
    BigInteger bigInteger;

    String string;

    @Nationalized
    String national;

    @Column(columnDefinition = "text")
    String defined;

    @Lob
    String longText;

    @Lob
    byte[] longBytes;

    @Lob
    Clob clob;

    @Lob
    Blob blob;

    char[] chars;
    byte[] bytes;

    @Basic
    Serializable serializable;

    Colour ordinal;

    @Enumerated(EnumType.STRING)
    Colour named;

    @JdbcTypeCode(SqlTypes.NAMED_ENUM)
    Colour database;

    @Enumerated(EnumType.STRING)
    Size coded;

    DayOfWeek day;

    @Convert(converter = MoneyConverter.class)
    Money money;

    LocalDate localDate;
    LocalTime localTime;
    LocalDateTime localDateTime;
    OffsetTime offsetTime;
    OffsetDateTime offsetDateTime;
    ZonedDateTime zonedDateTime;
    Instant instant;
    Duration duration;
    Year year;
    ZoneId zoneId;
    ZoneOffset zoneOffset;

    @TimeZoneStorage(TimeZoneStorageType.NORMALIZE_UTC)
    OffsetDateTime inUtc;

    @TimeZoneStorage(TimeZoneStorageType.COLUMN)
    OffsetDateTime inTwoColumns;

    Date utilDate;

    @Temporal(TemporalType.DATE)
    Date utilDay;

    @Temporal(TemporalType.TIME)
    Date utilTime;

    Calendar calendar;
    java.sql.Date sqlDate;
    Time sqlTime;
    Timestamp sqlTimestamp;

    UUID uuid;

    @JdbcTypeCode(SqlTypes.CHAR)
    UUID uuidText;

    URL url;
    Locale locale;
    Currency currency;
    TimeZone timeZone;
    Class<?> type;
    InetAddress address;

    Basics() {}

    Basics(long id) {
        this.id = id;
    }
}
