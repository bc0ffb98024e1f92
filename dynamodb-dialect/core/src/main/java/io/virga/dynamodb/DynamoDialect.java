package io.virga.dynamodb;

import io.virga.dynamodb.internal.boot.DialectServices;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Map;
import org.hibernate.LockMode;
import org.hibernate.boot.model.TypeContributions;
import org.hibernate.dialect.DatabaseVersion;
import org.hibernate.dialect.H2Dialect;
import org.hibernate.dialect.aggregate.AggregateSupport;
import org.hibernate.dialect.identity.IdentityColumnSupport;
import org.hibernate.dialect.lock.LockingStrategy;
import org.hibernate.dialect.lock.internal.NoLockingSupport;
import org.hibernate.dialect.lock.spi.LockingSupport;
import org.hibernate.dialect.sequence.SequenceSupport;
import org.hibernate.engine.jdbc.env.spi.IdentifierHelper;
import org.hibernate.engine.jdbc.env.spi.IdentifierHelperBuilder;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.exception.SnapshotIsolationException;
import org.hibernate.exception.spi.SQLExceptionConversionDelegate;
import org.hibernate.metamodel.mapping.EntityMappingType;
import org.hibernate.metamodel.spi.RuntimeModelCreationContext;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.persister.entity.mutation.EntityMutationTarget;
import org.hibernate.query.spi.QueryOptions;
import org.hibernate.query.sqm.SetOperator;
import org.hibernate.query.sqm.mutation.spi.SqmMultiTableMutationStrategy;
import org.hibernate.query.sqm.sql.SqmTranslatorFactory;
import org.hibernate.service.ServiceRegistry;
import org.hibernate.service.spi.ServiceRegistryImplementor;
import org.hibernate.sql.ast.SqlAstTranslatorFactory;
import org.hibernate.sql.model.MutationOperation;
import org.hibernate.sql.model.internal.OptionalTableUpdate;
import org.hibernate.sql.model.jdbc.OptionalTableUpdateOperation;
import org.hibernate.tool.schema.spi.SchemaManagementTool;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.sql.internal.DdlTypeImpl;
import org.jspecify.annotations.Nullable;

/**
 * Amazon DynamoDB for Hibernate. Chosen by itself for the URL {@code jdbc:dynamodb:<table>?…}.
 *
 * <p>Its SQL is H2's: what key access alone cannot answer is run over the fetched rows by H2.
 */
public class DynamoDialect extends H2Dialect {

    /** What the JDBC driver calls the database. */
    public static final String PRODUCT = "Amazon DynamoDB";

    private static final DatabaseVersion RESIDUAL_ENGINE = DatabaseVersion.make(2, 4, 240);

    public DynamoDialect() {
        super(RESIDUAL_ENGINE);
    }

    @Override
    public SqlAstTranslatorFactory getSqlAstTranslatorFactory() {
        return DialectServices.translators();
    }

    /** Hints go beside the statement, not into its text, by which the driver knows it: they choose how it is answered, not what it says. */
    @Override
    public String addSqlHintOrComment(String sql, QueryOptions options, boolean commentsEnabled) {
        return sql;
    }

    @Override
    public SqmTranslatorFactory getSqmTranslatorFactory() {
        return DialectServices.sqmTranslators();
    }

    @Override
    public SchemaManagementTool getFallbackSchemaManagementTool(
            Map<String, Object> configurationValues, ServiceRegistryImplementor registry) {
        return DialectServices.schemaTool(registry);
    }

    /** Moments keep their nanoseconds, whatever precision they would have in a table. */
    @Override
    protected String columnType(int sqlTypeCode) {
        return switch (sqlTypeCode) {
            case SqlTypes.TIME -> "time(9)";
            case SqlTypes.TIME_WITH_TIMEZONE, SqlTypes.TIME_UTC -> "time(9) with time zone";
            case SqlTypes.TIMESTAMP -> "timestamp(9)";
            case SqlTypes.TIMESTAMP_WITH_TIMEZONE, SqlTypes.TIMESTAMP_UTC -> "timestamp(9) with time zone";
            default -> super.columnType(sqlTypeCode);
        };
    }

    /** A plain {@code char} would be one character of what is cast. */
    @Override
    protected String castType(int sqlTypeCode) {
        return switch (sqlTypeCode) {
            case SqlTypes.CHAR, SqlTypes.NCHAR -> "varchar";
            case SqlTypes.TIME,
                    SqlTypes.TIME_WITH_TIMEZONE,
                    SqlTypes.TIME_UTC,
                    SqlTypes.TIMESTAMP,
                    SqlTypes.TIMESTAMP_WITH_TIMEZONE,
                    SqlTypes.TIMESTAMP_UTC -> columnType(sqlTypeCode);
            default -> super.castType(sqlTypeCode);
        };
    }

    /** Nobody creates the types that have a name of their own. */
    @Override
    protected void registerColumnTypes(TypeContributions contributions, ServiceRegistry registry) {
        super.registerColumnTypes(contributions, registry);
        var types = contributions.getTypeConfiguration().getDdlTypeRegistry();
        types.addDescriptor(new DdlTypeImpl(SqlTypes.NAMED_ENUM, "varchar", this));
        types.addDescriptor(new DdlTypeImpl(SqlTypes.NAMED_ORDINAL_ENUM, "integer", this));
        types.addDescriptor(new DdlTypeImpl(SqlTypes.ORDINAL_ENUM, "integer", this));
    }

    @Override
    public void contributeTypes(TypeContributions contributions, ServiceRegistry registry) {
        super.contributeTypes(contributions, registry);
        DialectServices.contributeTypes(contributions);
    }

    @Override
    public AggregateSupport getAggregateSupport() {
        return DialectServices.aggregates();
    }

    /** A struct has a name and no definition: it is a document. */
    @Override
    public boolean supportsUserDefinedTypes() {
        return true;
    }

    /** An attribute may be called {@code year} or {@code order}: what H2 reserves is quoted, and nothing else. */
    @Override
    public IdentifierHelper buildIdentifierHelper(IdentifierHelperBuilder builder, @Nullable DatabaseMetaData metadata)
            throws SQLException {
        builder.setAutoQuoteKeywords(true);
        builder.applyIdentifierCasing(metadata);
        builder.applyReservedWords(DialectServices.reservedWords());
        builder.setNameQualifierSupport(getNameQualifierSupport());
        return builder.build();
    }

    @Override
    public SequenceSupport getSequenceSupport() {
        return DialectServices.sequences();
    }

    @Override
    public @Nullable String getQuerySequencesString() {
        return null;
    }

    @Override
    public IdentityColumnSupport getIdentityColumnSupport() {
        return DialectServices.identity();
    }

    @Override
    public boolean supportsInsertReturning() {
        return false;
    }

    /** The driver's {@code getGeneratedKeys} gives any column of the row, without a request. */
    @Override
    public boolean supportsInsertReturningGeneratedKeys() {
        return true;
    }

    @Override
    public SqmMultiTableMutationStrategy getFallbackSqmMutationStrategy(
            EntityMappingType entityDescriptor, RuntimeModelCreationContext creationContext) {
        return DialectServices.bulkMutations();
    }

    /** A stale row that only {@code Connection.commit()} finds is an optimistic lock failure too. */
    @Override
    public SQLExceptionConversionDelegate buildSQLExceptionConversionDelegate() {
        var standard = super.buildSQLExceptionConversionDelegate();
        return (exception, message, sql) -> DialectServices.isStale(exception)
                ? new SnapshotIsolationException(message, exception, sql)
                : standard.convert(exception, message, sql);
    }

    /** The version that was read is a condition of the commit. */
    @Override
    protected LockingStrategy buildOptimisticStrategy(EntityPersister lockable, LockMode lockMode) {
        return DialectServices.optimisticLocks(lockable);
    }

    /** An update, and an insert where there was nothing to update: never one MERGE. */
    @Override
    public MutationOperation createOptionalTableUpdateOperation(
            EntityMutationTarget mutationTarget,
            OptionalTableUpdate optionalTableUpdate,
            SessionFactoryImplementor factory) {
        return new OptionalTableUpdateOperation(mutationTarget, optionalTableUpdate, factory);
    }

    /** Equal rows are numbered where their number counts, and are different rows then (see {@code NumberedRows}). */
    @Override
    public String getSetOperatorSqlString(SetOperator operator) {
        return switch (operator) {
            case INTERSECT_ALL -> super.getSetOperatorSqlString(SetOperator.INTERSECT);
            case EXCEPT_ALL -> super.getSetOperatorSqlString(SetOperator.EXCEPT);
            default -> super.getSetOperatorSqlString(operator);
        };
    }

    @Override
    public boolean supportsTemporaryTables() {
        return false;
    }

    @Override
    public LockingSupport getLockingSupport() {
        return NoLockingSupport.NO_LOCKING_SUPPORT;
    }
}
