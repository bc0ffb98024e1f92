package io.virga.query;

import io.virga.internal.query.Operand;
import io.virga.internal.query.SelectSpec;
import io.virga.internal.query.Source;
import jakarta.persistence.metamodel.Bindable;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hibernate.Session;

/**
 * Columns that want a source: {@code select(NameAge::new, User_.name, User_.age).from(User.class)}. Immutable.
 *
 * @param <R> what one row becomes
 */
public final class Projection<R> {

    private final Supplier<Session> session;
    private final List<Bindable<?>> columns;
    private final Function<Row, ? extends R> constructor;

    Projection(Supplier<Session> session, List<Bindable<?>> columns, Function<Row, ? extends R> constructor) {
        this.session = session;
        this.columns = columns;
        this.constructor = constructor;
    }

    static <A> Projection<A> single(Supplier<Session> session, Bindable<A> column) {
        return new Projection<>(session, List.of(column), row -> row.as(column, 0));
    }

    public Select<R> from(Class<?> entity) {
        return from(new Source(entity, null));
    }

    public Select<R> from(Alias<?> entity) {
        return from(entity.source());
    }

    /** The rows of another select. */
    public Select<R> from(Derived table) {
        return select(SelectSpec.from(table.source()).tables(table.among(List.of())));
    }

    private Select<R> from(Source source) {
        return select(SelectSpec.from(source));
    }

    private Select<R> select(SelectSpec from) {
        List<Operand> operands = columns.stream().map(Operands::of).toList();
        SelectSpec spec = from.columns(operands, columns.get(0).getBindableJavaType());
        return new Select<>(session, spec, Map.of(), this::row);
    }

    private R row(Object row) {
        return constructor.apply(new Row(columns, columns.size() == 1 ? new Object[] {row} : (Object[]) row));
    }
}
