package io.virga.dynamodb.internal.translate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.hibernate.internal.util.MutableObject;
import org.hibernate.metamodel.mapping.MappingModelExpressible;
import org.hibernate.metamodel.mapping.SelectableConsumer;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.query.spi.DomainQueryExecutionContext;
import org.hibernate.query.spi.QueryParameterImplementor;
import org.hibernate.query.sqm.internal.DomainParameterXref;
import org.hibernate.query.sqm.internal.SqmJdbcExecutionContextAdapter;
import org.hibernate.query.sqm.internal.SqmUtil;
import org.hibernate.query.sqm.mutation.internal.MatchingIdSelectionHelper;
import org.hibernate.query.sqm.mutation.internal.UpdateHandler;
import org.hibernate.query.sqm.mutation.internal.inline.AbstractInlineHandler;
import org.hibernate.query.sqm.spi.SqmParameterMappingModelResolutionAccess;
import org.hibernate.query.sqm.tree.expression.SqmParameter;
import org.hibernate.query.sqm.tree.update.SqmUpdateStatement;
import org.hibernate.sql.ast.tree.AbstractMutationStatement;
import org.hibernate.sql.ast.tree.expression.ColumnReference;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.SqlTuple;
import org.hibernate.sql.ast.tree.from.FromClause;
import org.hibernate.sql.ast.tree.from.NamedTableReference;
import org.hibernate.sql.ast.tree.from.TableGroup;
import org.hibernate.sql.ast.tree.from.TableReference;
import org.hibernate.sql.ast.tree.from.UnionTableReference;
import org.hibernate.sql.ast.tree.insert.InsertSelectStatement;
import org.hibernate.sql.ast.tree.predicate.InListPredicate;
import org.hibernate.sql.ast.tree.predicate.NullnessPredicate;
import org.hibernate.sql.ast.tree.predicate.Predicate;
import org.hibernate.sql.ast.tree.select.QuerySpec;
import org.hibernate.sql.ast.tree.update.Assignment;
import org.hibernate.sql.ast.tree.update.UpdateStatement;
import org.hibernate.sql.exec.spi.JdbcParameterBindings;
import org.hibernate.sql.exec.spi.JdbcParametersList;
import org.hibernate.sql.results.internal.SqlSelectionImpl;

/**
 * A bulk update of an entity of several tables: the ids that match are read, and the rows of each table that is written are updated by them. Where an
 * entity may have no row in a table, and has none, it is inserted. A new value may come from any of the tables.
 */
final class TableUpdates extends AbstractInlineHandler implements UpdateHandler {

    private final EntityPersister entity;
    /** The tables of the entity, under the aliases that the new values name them by. */
    private final TableGroup group;

    private final List<TableUpdate> updates;
    private final Map<QueryParameterImplementor<?>, Map<SqmParameter<?>, List<JdbcParametersList>>> parameters;
    private final Map<SqmParameter<?>, MappingModelExpressible<?>> types;

    TableUpdates(
            SqmUpdateStatement<?> update,
            DomainParameterXref domainParameters,
            DomainQueryExecutionContext context,
            MutableObject<JdbcParameterBindings> firstBindings) {
        super(new KeyColumns(), update, domainParameters, context, firstBindings);
        entity = getEntityDescriptor();
        // what the query of the ids made of them
        domainParameters.clearExpansions();
        var factory = context.getSession().getFactory();
        var translator = factory.getQueryEngine()
                .getSqmTranslatorFactory()
                .createMutationTranslator(
                        update,
                        context.getQueryOptions(),
                        domainParameters,
                        context.getQueryParameterBindings(),
                        context.getSession().getLoadQueryInfluencers(),
                        factory.getSqlTranslationEngine());
        var translation = translator.translate();
        var statement = (UpdateStatement) translation.getSqlAst();
        group = statement.getFromClause().getRoots().get(0);
        updates = TableUpdate.ordered(updates(statement.getAssignments()), entity.getEntityName());
        parameters = SqmUtil.generateJdbcParamsXref(domainParameters, translator);
        types = translation.getSqmParameterMappingModelTypeResolutions();

        var bindings = bindingsOfTheValues(context);
        firstBindings.get().visitBindings(bindings::addBinding);
        firstBindings.set(bindings);
    }

    private List<TableUpdate> updates(List<Assignment> assignments) {
        Map<String, List<Assignment>> byAlias = new HashMap<>();
        assignments.forEach(assignment -> byAlias.computeIfAbsent(
                        assignment.getAssignable().getColumnReferences().get(0).getQualifier(),
                        alias -> new ArrayList<>())
                .add(assignment));
        Set<String> optional = new HashSet<>();
        for (int i = 0; i < entity.getTableSpan(); i++) {
            if (entity.isNullableTable(i)) {
                optional.add(entity.getTableName(i));
            }
        }
        var aliases = aliases();
        List<TableUpdate> found = new ArrayList<>();
        entity.visitConstraintOrderedTables((table, keyColumns) -> {
            var reference = group.getTableReference(group.getNavigablePath(), table, false);
            var assigned = reference == null ? null : byAlias.get(reference.getIdentificationVariable());
            if (assigned != null) {
                var target = named(reference, table);
                found.add(TableUpdate.of(target, optional.contains(table), key(target, keyColumns), assigned, aliases));
            }
        });
        return found;
    }

    private Set<String> aliases() {
        Set<String> aliases = new HashSet<>();
        aliases.add(group.getPrimaryTableReference().getIdentificationVariable());
        group.getTableReferenceJoins()
                .forEach(join -> aliases.add(join.getJoinedTableReference().getIdentificationVariable()));
        return aliases;
    }

    /** Of a union of tables, each is written by itself. */
    private static NamedTableReference named(TableReference reference, String table) {
        return reference instanceof UnionTableReference
                ? new NamedTableReference(table, reference.getIdentificationVariable(), reference.isOptional())
                : (NamedTableReference) reference;
    }

    private static List<ColumnReference> key(
            TableReference table, Supplier<Consumer<SelectableConsumer>> columnsOfTheTable) {
        List<ColumnReference> columns = new ArrayList<>();
        columnsOfTheTable.get().accept((SelectableConsumer)
                (i, column) -> columns.add(new ColumnReference(table, column)));
        return columns;
    }

    /** The identifier in the entity's first table, in which every entity has a row. */
    private List<ColumnReference> identifier() {
        List<ColumnReference> columns = new ArrayList<>();
        entity.getIdentifierMapping()
                .forEachSelectable((i, column) -> columns.add(new ColumnReference(
                        group.resolveTableReference(group.getNavigablePath(), column.getContainingTableExpression()),
                        column)));
        return columns;
    }

    private Predicate in(List<ColumnReference> key, List<Expression> ids) {
        return new InListPredicate(
                key.size() == 1 ? key.get(0) : new SqlTuple(key, entity.getIdentifierMapping()), ids);
    }

    // ---- parameters

    @Override
    public JdbcParameterBindings createJdbcParameterBindings(DomainQueryExecutionContext context) {
        var bindings = bindingsOfTheValues(context);
        super.createJdbcParameterBindings(context).visitBindings(bindings::addBinding);
        return bindings;
    }

    private JdbcParameterBindings bindingsOfTheValues(DomainQueryExecutionContext context) {
        return SqmUtil.createJdbcParameterBindings(
                context.getQueryParameterBindings(),
                getDomainParameterXref(),
                parameters,
                new SqmParameterMappingModelResolutionAccess() {
                    @Override
                    @SuppressWarnings({"unchecked", "NullAway"}) // Hibernate takes null for a type that is not known
                    public <T> MappingModelExpressible<T> getResolvedMappingModelType(SqmParameter<T> parameter) {
                        return (MappingModelExpressible<T>) types.get(parameter);
                    }
                },
                context.getSession());
    }

    // ---- what is done

    @Override
    public int execute(JdbcParameterBindings bindings, DomainQueryExecutionContext context) {
        var found = MatchingIdSelectionHelper.selectMatchingIds(getMatchingIdsInterpretation(), bindings, context);
        if (found == null || found.isEmpty()) {
            return 0;
        }
        var ids = getMatchingIdsPredicateProducer().produceIdExpressionList(found, entity);
        for (var update : updates) {
            int updated = execute(updateOf(update, ids), bindings, context);
            if (update.optional() && updated < found.size()) {
                execute(insertOf(update, ids), bindings, context);
            }
        }
        return found.size();
    }

    private UpdateStatement updateOf(TableUpdate update, List<Expression> ids) {
        var from = new FromClause();
        if (!update.foreign().isEmpty()) {
            from.addRoot(group);
        }
        return new UpdateStatement(update.target(), from, update.assignments(), in(update.key(), ids));
    }

    /** A row for each entity that has none in the table. */
    private InsertSelectStatement insertOf(TableUpdate update, List<Expression> ids) {
        var rows = new QuerySpec(true);
        rows.getFromClause().addRoot(group);
        rows.applyPredicate(in(identifier(), ids));
        rows.applyPredicate(new NullnessPredicate(update.key().get(0)));
        identifier().forEach(column -> rows.getSelectClause().addSqlSelection(new SqlSelectionImpl(column)));
        List<ColumnReference> columns = new ArrayList<>(update.key());
        for (var assignment : update.assignments()) {
            var references = assignment.getAssignable().getColumnReferences();
            columns.addAll(references);
            DynamoTranslator.values(assignment.getAssignedValue(), references.size())
                    .forEach(value -> rows.getSelectClause().addSqlSelection(new SqlSelectionImpl(value)));
        }
        var insert = new InsertSelectStatement(update.target(), entity);
        insert.addTargetColumnReferences(columns);
        insert.setSourceSelectStatement(rows);
        return insert;
    }

    private static int execute(
            AbstractMutationStatement statement, JdbcParameterBindings bindings, DomainQueryExecutionContext context) {
        var session = context.getSession();
        var services = session.getFactory().getJdbcServices();
        var execution = SqmJdbcExecutionContextAdapter.omittingLockingAndPaging(context);
        var operation = services.getJdbcEnvironment()
                .getSqlAstTranslatorFactory()
                .buildMutationTranslator(session.getFactory(), statement)
                .translate(bindings, execution.getQueryOptions());
        return services.getJdbcMutationExecutor()
                .execute(
                        operation,
                        bindings,
                        sql -> session.getJdbcCoordinator()
                                .getStatementPreparer()
                                .prepareStatement(sql),
                        (rows, prepared) -> {},
                        execution);
    }
}
