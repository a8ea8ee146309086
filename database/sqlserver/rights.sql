-- Roles of the program's accounts; may be run again. scitasks_app is for every day; scitasks_setup changes the schema and makes Hangfire's.
IF DATABASE_PRINCIPAL_ID(N'scitasks_app') IS NULL CREATE ROLE [scitasks_app];
IF DATABASE_PRINCIPAL_ID(N'scitasks_setup') IS NULL CREATE ROLE [scitasks_setup];
GO

GRANT SELECT, INSERT, UPDATE, DELETE ON SCHEMA::[dbo] TO [scitasks_app];
GO

-- History, moves, ledger and seals are written once. Of a ledger entry a later paper completes what its trigger leaves open.
IF OBJECT_ID(N'[dbo].[Audit]') IS NOT NULL DENY UPDATE, DELETE ON OBJECT::[dbo].[Audit] TO [scitasks_app];
IF OBJECT_ID(N'[dbo].[Ledger]') IS NOT NULL DENY DELETE ON OBJECT::[dbo].[Ledger] TO [scitasks_app];
IF OBJECT_ID(N'[dbo].[TrancheMoves]') IS NOT NULL DENY UPDATE, DELETE ON OBJECT::[dbo].[TrancheMoves] TO [scitasks_app];
IF OBJECT_ID(N'[dbo].[WorkMoves]') IS NOT NULL DENY UPDATE, DELETE ON OBJECT::[dbo].[WorkMoves] TO [scitasks_app];
IF OBJECT_ID(N'[dbo].[Seals]') IS NOT NULL DENY UPDATE, DELETE ON OBJECT::[dbo].[Seals] TO [scitasks_app];
GO

IF SCHEMA_ID(N'HangFire') IS NOT NULL
BEGIN
    EXEC (N'GRANT SELECT, INSERT, UPDATE, DELETE, EXECUTE ON SCHEMA::[HangFire] TO [scitasks_app]');
    EXEC (N'GRANT VIEW DEFINITION ON SCHEMA::[HangFire] TO [scitasks_app]');
END;
GO

GRANT CREATE SCHEMA, CREATE TABLE, ALTER ANY SCHEMA TO [scitasks_setup];
GRANT SELECT, INSERT, UPDATE, DELETE, ALTER, REFERENCES ON SCHEMA::[dbo] TO [scitasks_setup];
GO
