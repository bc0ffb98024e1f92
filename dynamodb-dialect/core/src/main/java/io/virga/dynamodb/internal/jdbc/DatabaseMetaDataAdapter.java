package io.virga.dynamodb.internal.jdbc;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.RowIdLifetime;
import java.sql.SQLException;
import org.jspecify.annotations.NullUnmarked;

/** Every method of {@link DatabaseMetaData} refused by name; what works is overridden. */
@NullUnmarked
interface DatabaseMetaDataAdapter extends DatabaseMetaData {

    @Override
    default boolean allProceduresAreCallable() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.allProceduresAreCallable");
    }

    @Override
    default boolean allTablesAreSelectable() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.allTablesAreSelectable");
    }

    @Override
    default boolean autoCommitFailureClosesAllResultSets() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.autoCommitFailureClosesAllResultSets");
    }

    @Override
    default boolean dataDefinitionCausesTransactionCommit() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.dataDefinitionCausesTransactionCommit");
    }

    @Override
    default boolean dataDefinitionIgnoredInTransactions() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.dataDefinitionIgnoredInTransactions");
    }

    @Override
    default boolean deletesAreDetected(int p0) throws SQLException {
        throw Unsupported.method("DatabaseMetaData.deletesAreDetected");
    }

    @Override
    default boolean doesMaxRowSizeIncludeBlobs() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.doesMaxRowSizeIncludeBlobs");
    }

    @Override
    default boolean generatedKeyAlwaysReturned() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.generatedKeyAlwaysReturned");
    }

    @Override
    default ResultSet getAttributes(String p0, String p1, String p2, String p3) throws SQLException {
        throw Unsupported.method("DatabaseMetaData.getAttributes");
    }

    @Override
    default ResultSet getBestRowIdentifier(String p0, String p1, String p2, int p3, boolean p4) throws SQLException {
        throw Unsupported.method("DatabaseMetaData.getBestRowIdentifier");
    }

    @Override
    default String getCatalogSeparator() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.getCatalogSeparator");
    }

    @Override
    default String getCatalogTerm() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.getCatalogTerm");
    }

    @Override
    default ResultSet getCatalogs() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.getCatalogs");
    }

    @Override
    default ResultSet getClientInfoProperties() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.getClientInfoProperties");
    }

    @Override
    default ResultSet getColumnPrivileges(String p0, String p1, String p2, String p3) throws SQLException {
        throw Unsupported.method("DatabaseMetaData.getColumnPrivileges");
    }

    @Override
    default ResultSet getColumns(String p0, String p1, String p2, String p3) throws SQLException {
        throw Unsupported.method("DatabaseMetaData.getColumns");
    }

    @Override
    default Connection getConnection() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.getConnection");
    }

    @Override
    default ResultSet getCrossReference(String p0, String p1, String p2, String p3, String p4, String p5)
            throws SQLException {
        throw Unsupported.method("DatabaseMetaData.getCrossReference");
    }

    @Override
    default int getDatabaseMajorVersion() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.getDatabaseMajorVersion");
    }

    @Override
    default int getDatabaseMinorVersion() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.getDatabaseMinorVersion");
    }

    @Override
    default String getDatabaseProductName() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.getDatabaseProductName");
    }

    @Override
    default String getDatabaseProductVersion() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.getDatabaseProductVersion");
    }

    @Override
    default int getDefaultTransactionIsolation() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.getDefaultTransactionIsolation");
    }

    @Override
    default String getDriverName() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.getDriverName");
    }

    @Override
    default String getDriverVersion() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.getDriverVersion");
    }

    @Override
    default ResultSet getExportedKeys(String p0, String p1, String p2) throws SQLException {
        throw Unsupported.method("DatabaseMetaData.getExportedKeys");
    }

    @Override
    default String getExtraNameCharacters() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.getExtraNameCharacters");
    }

    @Override
    default ResultSet getFunctionColumns(String p0, String p1, String p2, String p3) throws SQLException {
        throw Unsupported.method("DatabaseMetaData.getFunctionColumns");
    }

    @Override
    default ResultSet getFunctions(String p0, String p1, String p2) throws SQLException {
        throw Unsupported.method("DatabaseMetaData.getFunctions");
    }

    @Override
    default String getIdentifierQuoteString() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.getIdentifierQuoteString");
    }

    @Override
    default ResultSet getImportedKeys(String p0, String p1, String p2) throws SQLException {
        throw Unsupported.method("DatabaseMetaData.getImportedKeys");
    }

    @Override
    default ResultSet getIndexInfo(String p0, String p1, String p2, boolean p3, boolean p4) throws SQLException {
        throw Unsupported.method("DatabaseMetaData.getIndexInfo");
    }

    @Override
    default int getJDBCMajorVersion() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.getJDBCMajorVersion");
    }

    @Override
    default int getJDBCMinorVersion() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.getJDBCMinorVersion");
    }

    @Override
    default int getMaxBinaryLiteralLength() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.getMaxBinaryLiteralLength");
    }

    @Override
    default int getMaxCatalogNameLength() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.getMaxCatalogNameLength");
    }

    @Override
    default int getMaxCharLiteralLength() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.getMaxCharLiteralLength");
    }

    @Override
    default int getMaxColumnNameLength() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.getMaxColumnNameLength");
    }

    @Override
    default int getMaxColumnsInGroupBy() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.getMaxColumnsInGroupBy");
    }

    @Override
    default int getMaxColumnsInIndex() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.getMaxColumnsInIndex");
    }

    @Override
    default int getMaxColumnsInOrderBy() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.getMaxColumnsInOrderBy");
    }

    @Override
    default int getMaxColumnsInSelect() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.getMaxColumnsInSelect");
    }

    @Override
    default int getMaxColumnsInTable() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.getMaxColumnsInTable");
    }

    @Override
    default int getMaxConnections() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.getMaxConnections");
    }

    @Override
    default int getMaxCursorNameLength() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.getMaxCursorNameLength");
    }

    @Override
    default int getMaxIndexLength() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.getMaxIndexLength");
    }

    @Override
    default int getMaxProcedureNameLength() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.getMaxProcedureNameLength");
    }

    @Override
    default int getMaxRowSize() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.getMaxRowSize");
    }

    @Override
    default int getMaxSchemaNameLength() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.getMaxSchemaNameLength");
    }

    @Override
    default int getMaxStatementLength() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.getMaxStatementLength");
    }

    @Override
    default int getMaxStatements() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.getMaxStatements");
    }

    @Override
    default int getMaxTableNameLength() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.getMaxTableNameLength");
    }

    @Override
    default int getMaxTablesInSelect() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.getMaxTablesInSelect");
    }

    @Override
    default int getMaxUserNameLength() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.getMaxUserNameLength");
    }

    @Override
    default String getNumericFunctions() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.getNumericFunctions");
    }

    @Override
    default ResultSet getPrimaryKeys(String p0, String p1, String p2) throws SQLException {
        throw Unsupported.method("DatabaseMetaData.getPrimaryKeys");
    }

    @Override
    default ResultSet getProcedureColumns(String p0, String p1, String p2, String p3) throws SQLException {
        throw Unsupported.method("DatabaseMetaData.getProcedureColumns");
    }

    @Override
    default String getProcedureTerm() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.getProcedureTerm");
    }

    @Override
    default ResultSet getProcedures(String p0, String p1, String p2) throws SQLException {
        throw Unsupported.method("DatabaseMetaData.getProcedures");
    }

    @Override
    default ResultSet getPseudoColumns(String p0, String p1, String p2, String p3) throws SQLException {
        throw Unsupported.method("DatabaseMetaData.getPseudoColumns");
    }

    @Override
    default int getResultSetHoldability() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.getResultSetHoldability");
    }

    @Override
    default RowIdLifetime getRowIdLifetime() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.getRowIdLifetime");
    }

    @Override
    default String getSQLKeywords() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.getSQLKeywords");
    }

    @Override
    default int getSQLStateType() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.getSQLStateType");
    }

    @Override
    default String getSchemaTerm() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.getSchemaTerm");
    }

    @Override
    default ResultSet getSchemas() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.getSchemas");
    }

    @Override
    default ResultSet getSchemas(String p0, String p1) throws SQLException {
        throw Unsupported.method("DatabaseMetaData.getSchemas");
    }

    @Override
    default String getSearchStringEscape() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.getSearchStringEscape");
    }

    @Override
    default String getStringFunctions() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.getStringFunctions");
    }

    @Override
    default ResultSet getSuperTables(String p0, String p1, String p2) throws SQLException {
        throw Unsupported.method("DatabaseMetaData.getSuperTables");
    }

    @Override
    default ResultSet getSuperTypes(String p0, String p1, String p2) throws SQLException {
        throw Unsupported.method("DatabaseMetaData.getSuperTypes");
    }

    @Override
    default String getSystemFunctions() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.getSystemFunctions");
    }

    @Override
    default ResultSet getTablePrivileges(String p0, String p1, String p2) throws SQLException {
        throw Unsupported.method("DatabaseMetaData.getTablePrivileges");
    }

    @Override
    default ResultSet getTableTypes() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.getTableTypes");
    }

    @Override
    default ResultSet getTables(String p0, String p1, String p2, String[] p3) throws SQLException {
        throw Unsupported.method("DatabaseMetaData.getTables");
    }

    @Override
    default String getTimeDateFunctions() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.getTimeDateFunctions");
    }

    @Override
    default ResultSet getTypeInfo() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.getTypeInfo");
    }

    @Override
    default ResultSet getUDTs(String p0, String p1, String p2, int[] p3) throws SQLException {
        throw Unsupported.method("DatabaseMetaData.getUDTs");
    }

    @Override
    default String getURL() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.getURL");
    }

    @Override
    default String getUserName() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.getUserName");
    }

    @Override
    default ResultSet getVersionColumns(String p0, String p1, String p2) throws SQLException {
        throw Unsupported.method("DatabaseMetaData.getVersionColumns");
    }

    @Override
    default boolean insertsAreDetected(int p0) throws SQLException {
        throw Unsupported.method("DatabaseMetaData.insertsAreDetected");
    }

    @Override
    default boolean isCatalogAtStart() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.isCatalogAtStart");
    }

    @Override
    default boolean isReadOnly() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.isReadOnly");
    }

    @Override
    default boolean locatorsUpdateCopy() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.locatorsUpdateCopy");
    }

    @Override
    default boolean nullPlusNonNullIsNull() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.nullPlusNonNullIsNull");
    }

    @Override
    default boolean nullsAreSortedAtEnd() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.nullsAreSortedAtEnd");
    }

    @Override
    default boolean nullsAreSortedAtStart() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.nullsAreSortedAtStart");
    }

    @Override
    default boolean nullsAreSortedHigh() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.nullsAreSortedHigh");
    }

    @Override
    default boolean nullsAreSortedLow() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.nullsAreSortedLow");
    }

    @Override
    default boolean othersDeletesAreVisible(int p0) throws SQLException {
        throw Unsupported.method("DatabaseMetaData.othersDeletesAreVisible");
    }

    @Override
    default boolean othersInsertsAreVisible(int p0) throws SQLException {
        throw Unsupported.method("DatabaseMetaData.othersInsertsAreVisible");
    }

    @Override
    default boolean othersUpdatesAreVisible(int p0) throws SQLException {
        throw Unsupported.method("DatabaseMetaData.othersUpdatesAreVisible");
    }

    @Override
    default boolean ownDeletesAreVisible(int p0) throws SQLException {
        throw Unsupported.method("DatabaseMetaData.ownDeletesAreVisible");
    }

    @Override
    default boolean ownInsertsAreVisible(int p0) throws SQLException {
        throw Unsupported.method("DatabaseMetaData.ownInsertsAreVisible");
    }

    @Override
    default boolean ownUpdatesAreVisible(int p0) throws SQLException {
        throw Unsupported.method("DatabaseMetaData.ownUpdatesAreVisible");
    }

    @Override
    default boolean storesLowerCaseIdentifiers() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.storesLowerCaseIdentifiers");
    }

    @Override
    default boolean storesLowerCaseQuotedIdentifiers() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.storesLowerCaseQuotedIdentifiers");
    }

    @Override
    default boolean storesMixedCaseIdentifiers() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.storesMixedCaseIdentifiers");
    }

    @Override
    default boolean storesMixedCaseQuotedIdentifiers() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.storesMixedCaseQuotedIdentifiers");
    }

    @Override
    default boolean storesUpperCaseIdentifiers() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.storesUpperCaseIdentifiers");
    }

    @Override
    default boolean storesUpperCaseQuotedIdentifiers() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.storesUpperCaseQuotedIdentifiers");
    }

    @Override
    default boolean supportsANSI92EntryLevelSQL() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.supportsANSI92EntryLevelSQL");
    }

    @Override
    default boolean supportsANSI92FullSQL() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.supportsANSI92FullSQL");
    }

    @Override
    default boolean supportsANSI92IntermediateSQL() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.supportsANSI92IntermediateSQL");
    }

    @Override
    default boolean supportsAlterTableWithAddColumn() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.supportsAlterTableWithAddColumn");
    }

    @Override
    default boolean supportsAlterTableWithDropColumn() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.supportsAlterTableWithDropColumn");
    }

    @Override
    default boolean supportsBatchUpdates() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.supportsBatchUpdates");
    }

    @Override
    default boolean supportsCatalogsInDataManipulation() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.supportsCatalogsInDataManipulation");
    }

    @Override
    default boolean supportsCatalogsInIndexDefinitions() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.supportsCatalogsInIndexDefinitions");
    }

    @Override
    default boolean supportsCatalogsInPrivilegeDefinitions() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.supportsCatalogsInPrivilegeDefinitions");
    }

    @Override
    default boolean supportsCatalogsInProcedureCalls() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.supportsCatalogsInProcedureCalls");
    }

    @Override
    default boolean supportsCatalogsInTableDefinitions() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.supportsCatalogsInTableDefinitions");
    }

    @Override
    default boolean supportsColumnAliasing() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.supportsColumnAliasing");
    }

    @Override
    default boolean supportsConvert() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.supportsConvert");
    }

    @Override
    default boolean supportsConvert(int p0, int p1) throws SQLException {
        throw Unsupported.method("DatabaseMetaData.supportsConvert");
    }

    @Override
    default boolean supportsCoreSQLGrammar() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.supportsCoreSQLGrammar");
    }

    @Override
    default boolean supportsCorrelatedSubqueries() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.supportsCorrelatedSubqueries");
    }

    @Override
    default boolean supportsDataDefinitionAndDataManipulationTransactions() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.supportsDataDefinitionAndDataManipulationTransactions");
    }

    @Override
    default boolean supportsDataManipulationTransactionsOnly() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.supportsDataManipulationTransactionsOnly");
    }

    @Override
    default boolean supportsDifferentTableCorrelationNames() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.supportsDifferentTableCorrelationNames");
    }

    @Override
    default boolean supportsExpressionsInOrderBy() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.supportsExpressionsInOrderBy");
    }

    @Override
    default boolean supportsExtendedSQLGrammar() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.supportsExtendedSQLGrammar");
    }

    @Override
    default boolean supportsFullOuterJoins() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.supportsFullOuterJoins");
    }

    @Override
    default boolean supportsGetGeneratedKeys() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.supportsGetGeneratedKeys");
    }

    @Override
    default boolean supportsGroupByBeyondSelect() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.supportsGroupByBeyondSelect");
    }

    @Override
    default boolean supportsGroupByUnrelated() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.supportsGroupByUnrelated");
    }

    @Override
    default boolean supportsGroupBy() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.supportsGroupBy");
    }

    @Override
    default boolean supportsIntegrityEnhancementFacility() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.supportsIntegrityEnhancementFacility");
    }

    @Override
    default boolean supportsLikeEscapeClause() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.supportsLikeEscapeClause");
    }

    @Override
    default boolean supportsLimitedOuterJoins() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.supportsLimitedOuterJoins");
    }

    @Override
    default boolean supportsMinimumSQLGrammar() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.supportsMinimumSQLGrammar");
    }

    @Override
    default boolean supportsMixedCaseIdentifiers() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.supportsMixedCaseIdentifiers");
    }

    @Override
    default boolean supportsMixedCaseQuotedIdentifiers() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.supportsMixedCaseQuotedIdentifiers");
    }

    @Override
    default boolean supportsMultipleOpenResults() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.supportsMultipleOpenResults");
    }

    @Override
    default boolean supportsMultipleResultSets() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.supportsMultipleResultSets");
    }

    @Override
    default boolean supportsMultipleTransactions() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.supportsMultipleTransactions");
    }

    @Override
    default boolean supportsNamedParameters() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.supportsNamedParameters");
    }

    @Override
    default boolean supportsNonNullableColumns() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.supportsNonNullableColumns");
    }

    @Override
    default boolean supportsOpenCursorsAcrossCommit() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.supportsOpenCursorsAcrossCommit");
    }

    @Override
    default boolean supportsOpenCursorsAcrossRollback() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.supportsOpenCursorsAcrossRollback");
    }

    @Override
    default boolean supportsOpenStatementsAcrossCommit() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.supportsOpenStatementsAcrossCommit");
    }

    @Override
    default boolean supportsOpenStatementsAcrossRollback() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.supportsOpenStatementsAcrossRollback");
    }

    @Override
    default boolean supportsOrderByUnrelated() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.supportsOrderByUnrelated");
    }

    @Override
    default boolean supportsOuterJoins() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.supportsOuterJoins");
    }

    @Override
    default boolean supportsPositionedDelete() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.supportsPositionedDelete");
    }

    @Override
    default boolean supportsPositionedUpdate() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.supportsPositionedUpdate");
    }

    @Override
    default boolean supportsResultSetConcurrency(int p0, int p1) throws SQLException {
        throw Unsupported.method("DatabaseMetaData.supportsResultSetConcurrency");
    }

    @Override
    default boolean supportsResultSetHoldability(int p0) throws SQLException {
        throw Unsupported.method("DatabaseMetaData.supportsResultSetHoldability");
    }

    @Override
    default boolean supportsResultSetType(int p0) throws SQLException {
        throw Unsupported.method("DatabaseMetaData.supportsResultSetType");
    }

    @Override
    default boolean supportsSavepoints() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.supportsSavepoints");
    }

    @Override
    default boolean supportsSchemasInDataManipulation() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.supportsSchemasInDataManipulation");
    }

    @Override
    default boolean supportsSchemasInIndexDefinitions() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.supportsSchemasInIndexDefinitions");
    }

    @Override
    default boolean supportsSchemasInPrivilegeDefinitions() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.supportsSchemasInPrivilegeDefinitions");
    }

    @Override
    default boolean supportsSchemasInProcedureCalls() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.supportsSchemasInProcedureCalls");
    }

    @Override
    default boolean supportsSchemasInTableDefinitions() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.supportsSchemasInTableDefinitions");
    }

    @Override
    default boolean supportsSelectForUpdate() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.supportsSelectForUpdate");
    }

    @Override
    default boolean supportsStatementPooling() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.supportsStatementPooling");
    }

    @Override
    default boolean supportsStoredFunctionsUsingCallSyntax() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.supportsStoredFunctionsUsingCallSyntax");
    }

    @Override
    default boolean supportsStoredProcedures() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.supportsStoredProcedures");
    }

    @Override
    default boolean supportsSubqueriesInComparisons() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.supportsSubqueriesInComparisons");
    }

    @Override
    default boolean supportsSubqueriesInExists() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.supportsSubqueriesInExists");
    }

    @Override
    default boolean supportsSubqueriesInIns() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.supportsSubqueriesInIns");
    }

    @Override
    default boolean supportsSubqueriesInQuantifieds() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.supportsSubqueriesInQuantifieds");
    }

    @Override
    default boolean supportsTableCorrelationNames() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.supportsTableCorrelationNames");
    }

    @Override
    default boolean supportsTransactionIsolationLevel(int p0) throws SQLException {
        throw Unsupported.method("DatabaseMetaData.supportsTransactionIsolationLevel");
    }

    @Override
    default boolean supportsTransactions() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.supportsTransactions");
    }

    @Override
    default boolean supportsUnionAll() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.supportsUnionAll");
    }

    @Override
    default boolean supportsUnion() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.supportsUnion");
    }

    @Override
    default boolean updatesAreDetected(int p0) throws SQLException {
        throw Unsupported.method("DatabaseMetaData.updatesAreDetected");
    }

    @Override
    default boolean usesLocalFilePerTable() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.usesLocalFilePerTable");
    }

    @Override
    default boolean usesLocalFiles() throws SQLException {
        throw Unsupported.method("DatabaseMetaData.usesLocalFiles");
    }
}
