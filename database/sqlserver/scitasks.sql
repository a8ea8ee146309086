SET QUOTED_IDENTIFIER, ANSI_NULLS, ANSI_PADDING, ANSI_WARNINGS, ARITHABORT, CONCAT_NULL_YIELDS_NULL ON;
SET NUMERIC_ROUNDABORT OFF;
SET XACT_ABORT ON;
GO

IF OBJECT_ID(N'[__EFMigrationsHistory]') IS NULL
BEGIN
    CREATE TABLE [__EFMigrationsHistory] (
        [MigrationId] nvarchar(150) NOT NULL,
        [ProductVersion] nvarchar(32) NOT NULL,
        CONSTRAINT [PK___EFMigrationsHistory] PRIMARY KEY ([MigrationId])
    );
END;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124110306_Initial'
)
BEGIN
    CREATE TABLE [AlertRuns] (
        [Id] int NOT NULL IDENTITY,
        [On] date NOT NULL,
        [StartedAt] datetime2 NOT NULL,
        [FinishedAt] datetime2 NULL,
        [Author] nvarchar(4000) NOT NULL,
        [Considered] int NOT NULL,
        [Due] int NOT NULL,
        [Created] int NOT NULL,
        [Queued] int NOT NULL,
        [Sent] int NOT NULL,
        [Failed] int NOT NULL,
        [WithoutAddress] int NOT NULL,
        [Error] nvarchar(4000) NULL,
        CONSTRAINT [PK_AlertRuns] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124110306_Initial'
)
BEGIN
    CREATE TABLE [Audit] (
        [Id] int NOT NULL IDENTITY,
        [At] datetime2 NOT NULL,
        [Author] nvarchar(300) NOT NULL,
        [Action] nvarchar(20) NOT NULL,
        [Subject] nvarchar(600) NOT NULL,
        [TaskKey] nvarchar(210) COLLATE Latin1_General_100_BIN2 NULL,
        [Changes] nvarchar(max) NOT NULL,
        [Reason] nvarchar(4000) NULL,
        [Hash] nvarchar(64) NOT NULL,
        CONSTRAINT [PK_Audit] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124110306_Initial'
)
BEGIN
    CREATE TABLE [DatabaseMarks] (
        [Name] nvarchar(50) NOT NULL,
        [Value] nvarchar(4000) NOT NULL,
        CONSTRAINT [PK_DatabaseMarks] PRIMARY KEY ([Name])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124110306_Initial'
)
BEGIN
    CREATE TABLE [Imports] (
        [Id] int NOT NULL IDENTITY,
        [Version] uniqueidentifier NOT NULL,
        [FileName] nvarchar(300) NOT NULL,
        [Content] varbinary(max) NOT NULL,
        [Mapping] nvarchar(max) NULL,
        [GoLiveDay] date NULL,
        [Author] nvarchar(4000) NOT NULL,
        [CreatedAt] datetime2 NOT NULL,
        [State] int NOT NULL,
        [Done] int NOT NULL,
        [Total] int NOT NULL,
        [Report] nvarchar(max) NULL,
        [Error] nvarchar(4000) NULL,
        CONSTRAINT [PK_Imports] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124110306_Initial'
)
BEGIN
    CREATE TABLE [Organizations] (
        [Id] int NOT NULL IDENTITY,
        [Version] uniqueidentifier NOT NULL,
        [Name] nvarchar(500) NOT NULL,
        [NameKey] nvarchar(500) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [SortKey] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Email] nvarchar(254) NULL,
        [Address] nvarchar(4000) NULL,
        [Note] nvarchar(4000) NULL,
        CONSTRAINT [PK_Organizations] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124110306_Initial'
)
BEGIN
    CREATE TABLE [Outbox] (
        [Id] int NOT NULL IDENTITY,
        [MessageId] nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [To] nvarchar(254) NOT NULL,
        [ToName] nvarchar(300) NOT NULL,
        [Subject] nvarchar(500) NOT NULL,
        [Text] nvarchar(max) NOT NULL,
        [Html] nvarchar(max) NOT NULL,
        [CreatedAt] datetime2 NOT NULL,
        [State] int NOT NULL,
        [Attempts] int NOT NULL,
        [NextAttemptAt] datetime2 NOT NULL,
        [SentAt] datetime2 NULL,
        [LastError] nvarchar(4000) NULL,
        CONSTRAINT [PK_Outbox] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124110306_Initial'
)
BEGIN
    CREATE TABLE [Sources] (
        [Id] int NOT NULL IDENTITY,
        [Name] nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [GoLiveDay] date NOT NULL,
        CONSTRAINT [PK_Sources] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124110306_Initial'
)
BEGIN
    CREATE TABLE [People] (
        [Id] int NOT NULL IDENTITY,
        [Version] uniqueidentifier NOT NULL,
        [Name] nvarchar(300) NOT NULL,
        [NameKey] nvarchar(300) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [SortKey] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Email] nvarchar(254) NULL,
        [Phone] nvarchar(50) NULL,
        [OrganizationId] int NULL,
        [Note] nvarchar(4000) NULL,
        CONSTRAINT [PK_People] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_People_Organizations_OrganizationId] FOREIGN KEY ([OrganizationId]) REFERENCES [Organizations] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124110306_Initial'
)
BEGIN
    CREATE TABLE [AspNetUsers] (
        [Id] int NOT NULL IDENTITY,
        [DisplayName] nvarchar(300) NOT NULL,
        [Position] nvarchar(300) NULL,
        [Roles] int NOT NULL,
        [IsDirector] bit NOT NULL,
        [PersonId] int NULL,
        [OrganizationId] int NULL,
        [IsDemo] bit NOT NULL,
        [Disabled] bit NOT NULL,
        [UserName] nvarchar(256) NULL,
        [NormalizedUserName] nvarchar(256) NULL,
        [Email] nvarchar(256) NULL,
        [NormalizedEmail] nvarchar(256) NULL,
        [EmailConfirmed] bit NOT NULL,
        [PasswordHash] nvarchar(4000) NULL,
        [SecurityStamp] nvarchar(4000) NULL,
        [ConcurrencyStamp] nvarchar(4000) NULL,
        [PhoneNumber] nvarchar(4000) NULL,
        [PhoneNumberConfirmed] bit NOT NULL,
        [TwoFactorEnabled] bit NOT NULL,
        [LockoutEnd] datetimeoffset NULL,
        [LockoutEnabled] bit NOT NULL,
        [AccessFailedCount] int NOT NULL,
        CONSTRAINT [PK_AspNetUsers] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_AspNetUsers_Organizations_OrganizationId] FOREIGN KEY ([OrganizationId]) REFERENCES [Organizations] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_AspNetUsers_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124110306_Initial'
)
BEGIN
    CREATE TABLE [Tasks] (
        [Id] int NOT NULL IDENTITY,
        [Version] uniqueidentifier NOT NULL,
        [Source] nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Code] nvarchar(100) NOT NULL,
        [CodeKey] nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Title] nvarchar(2000) NOT NULL,
        [Type] int NULL,
        [TypeText] nvarchar(400) NULL,
        [Level] int NULL,
        [LevelText] nvarchar(400) NULL,
        [Field] nvarchar(200) NULL,
        [Programme] nvarchar(4000) NULL,
        [Assignment] int NULL,
        [AssignmentText] nvarchar(400) NULL,
        [LumpSum] int NULL,
        [LumpSumText] nvarchar(400) NULL,
        [RegimeCode] nvarchar(20) NULL,
        [HostId] int NULL,
        [LeadId] int NULL,
        [OfficerId] int NULL,
        [Proposed] date NULL,
        [Start] date NULL,
        [End] date NULL,
        [StateBudget] bigint NULL,
        [CounterpartBudget] bigint NULL,
        [OtherBudget] bigint NULL,
        [DossierSubmitted] date NULL,
        [Accepted] date NULL,
        [Grade] int NULL,
        [GradeText] nvarchar(400) NULL,
        [Corrected] date NULL,
        [Settled] date NULL,
        [Liquidated] date NULL,
        [Resumed] date NULL,
        [RefundDue] bigint NULL,
        [RefundDecided] date NULL,
        [Closed] date NULL,
        [ClosingReason] nvarchar(4000) NULL,
        [Recipient] nvarchar(4000) NULL,
        [Application] nvarchar(4000) NULL,
        [Cause] nvarchar(4000) NULL,
        [NextAction] nvarchar(4000) NULL,
        [NextActionDue] date NULL,
        [NextActionOwner] nvarchar(4000) NULL,
        [Note] nvarchar(4000) NULL,
        [ApproximateDays] nvarchar(400) NULL,
        [Approval_Day] date NULL,
        [Approval_Number] nvarchar(4000) NULL,
        [Contract_Day] date NULL,
        [Contract_Number] nvarchar(4000) NULL,
        [ListDecision_Day] date NULL,
        [ListDecision_Number] nvarchar(4000) NULL,
        [Recognition_Day] date NULL,
        [Recognition_Number] nvarchar(4000) NULL,
        [Registration_Day] date NULL,
        [Registration_Number] nvarchar(4000) NULL,
        [Suspension_Day] date NULL,
        [Suspension_Number] nvarchar(4000) NULL,
        [Termination_Day] date NULL,
        [Termination_Number] nvarchar(4000) NULL,
        CONSTRAINT [PK_Tasks] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Tasks_Organizations_HostId] FOREIGN KEY ([HostId]) REFERENCES [Organizations] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Tasks_People_LeadId] FOREIGN KEY ([LeadId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Tasks_People_OfficerId] FOREIGN KEY ([OfficerId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124110306_Initial'
)
BEGIN
    CREATE TABLE [AspNetUserClaims] (
        [Id] int NOT NULL IDENTITY,
        [UserId] int NOT NULL,
        [ClaimType] nvarchar(4000) NULL,
        [ClaimValue] nvarchar(4000) NULL,
        CONSTRAINT [PK_AspNetUserClaims] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_AspNetUserClaims_AspNetUsers_UserId] FOREIGN KEY ([UserId]) REFERENCES [AspNetUsers] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124110306_Initial'
)
BEGIN
    CREATE TABLE [AspNetUserLogins] (
        [LoginProvider] nvarchar(4000) NOT NULL,
        [ProviderKey] nvarchar(4000) NOT NULL,
        [ProviderDisplayName] nvarchar(4000) NULL,
        [UserId] int NOT NULL,
        CONSTRAINT [PK_AspNetUserLogins] PRIMARY KEY ([LoginProvider], [ProviderKey]),
        CONSTRAINT [FK_AspNetUserLogins_AspNetUsers_UserId] FOREIGN KEY ([UserId]) REFERENCES [AspNetUsers] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124110306_Initial'
)
BEGIN
    CREATE TABLE [AspNetUserTokens] (
        [UserId] int NOT NULL,
        [LoginProvider] nvarchar(4000) NOT NULL,
        [Name] nvarchar(4000) NOT NULL,
        [Value] nvarchar(4000) NULL,
        CONSTRAINT [PK_AspNetUserTokens] PRIMARY KEY ([UserId], [LoginProvider], [Name]),
        CONSTRAINT [FK_AspNetUserTokens_AspNetUsers_UserId] FOREIGN KEY ([UserId]) REFERENCES [AspNetUsers] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124110306_Initial'
)
BEGIN
    CREATE TABLE [Alerts] (
        [Id] int NOT NULL IDENTITY,
        [Key] nvarchar(450) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [TaskId] int NOT NULL,
        [Kind] int NOT NULL,
        [Subject] nvarchar(100) NOT NULL,
        [Due] date NOT NULL,
        [LegalBasis] nvarchar(500) NOT NULL,
        [Rung] nvarchar(20) NOT NULL,
        [RecipientKey] nvarchar(254) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [RecipientName] nvarchar(300) NOT NULL,
        [On] date NOT NULL,
        [MailId] int NULL,
        [ReadAt] datetime2 NULL,
        CONSTRAINT [PK_Alerts] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Alerts_Outbox_MailId] FOREIGN KEY ([MailId]) REFERENCES [Outbox] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Alerts_Tasks_TaskId] FOREIGN KEY ([TaskId]) REFERENCES [Tasks] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124110306_Initial'
)
BEGIN
    CREATE TABLE [Deadlines] (
        [Id] int NOT NULL IDENTITY,
        [TaskId] int NOT NULL,
        [Kind] int NOT NULL,
        [Subject] nvarchar(100) NOT NULL,
        [Due] date NOT NULL,
        [Fulfilled] date NULL,
        [Tracked] bit NOT NULL,
        [Paused] bit NOT NULL,
        [RemindsOnly] bit NOT NULL,
        [Party] int NOT NULL,
        [Rule] nvarchar(50) NOT NULL,
        [RuleVersion] int NOT NULL,
        [LegalBasis] nvarchar(500) NOT NULL,
        CONSTRAINT [PK_Deadlines] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Deadlines_Tasks_TaskId] FOREIGN KEY ([TaskId]) REFERENCES [Tasks] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124110306_Initial'
)
BEGIN
    CREATE TABLE [Extensions] (
        [Id] int NOT NULL IDENTITY,
        [TaskId] int NOT NULL,
        [Number] int NOT NULL,
        [Requested] date NULL,
        [NewEnd] date NOT NULL,
        [Reason] nvarchar(4000) NULL,
        [StatedOutcome] int NULL,
        [Note] nvarchar(4000) NULL,
        [Decision_Day] date NULL,
        [Decision_Number] nvarchar(4000) NULL,
        CONSTRAINT [PK_Extensions] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Extensions_Tasks_TaskId] FOREIGN KEY ([TaskId]) REFERENCES [Tasks] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124110306_Initial'
)
BEGIN
    CREATE TABLE [FundTotals] (
        [TaskId] int NOT NULL,
        [Fund] int NOT NULL,
        [Approved] bigint NULL,
        [Paid] bigint NOT NULL,
        [Settled] bigint NOT NULL,
        CONSTRAINT [PK_FundTotals] PRIMARY KEY ([TaskId], [Fund]),
        CONSTRAINT [CK_FundTotals_Paid] CHECK ([Approved] IS NULL OR [Paid] <= [Approved]),
        CONSTRAINT [FK_FundTotals_Tasks_TaskId] FOREIGN KEY ([TaskId]) REFERENCES [Tasks] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124110306_Initial'
)
BEGIN
    CREATE TABLE [Inspections] (
        [Id] int NOT NULL IDENTITY,
        [TaskId] int NOT NULL,
        [Day] date NOT NULL,
        [Kind] int NULL,
        [KindText] nvarchar(4000) NULL,
        [MinutesNumber] nvarchar(4000) NULL,
        [Team] nvarchar(4000) NULL,
        [Conclusion] int NULL,
        [ConclusionText] nvarchar(4000) NULL,
        [ContinueFunding] bit NULL,
        [Note] nvarchar(4000) NULL,
        CONSTRAINT [PK_Inspections] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Inspections_Tasks_TaskId] FOREIGN KEY ([TaskId]) REFERENCES [Tasks] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124110306_Initial'
)
BEGIN
    CREATE TABLE [Ledger] (
        [Id] int NOT NULL IDENTITY,
        [TaskId] int NOT NULL,
        [Tranche] int NULL,
        [Fund] int NOT NULL,
        [Kind] int NOT NULL,
        [Day] date NOT NULL,
        [Amount] bigint NOT NULL,
        [Voucher] nvarchar(4000) NULL,
        [Treasury] nvarchar(4000) NULL,
        [BudgetYear] int NOT NULL,
        [Content] nvarchar(4000) NULL,
        [Note] nvarchar(4000) NULL,
        CONSTRAINT [PK_Ledger] PRIMARY KEY ([Id]),
        CONSTRAINT [CK_Ledger_Amount] CHECK ([Amount] >= 0),
        CONSTRAINT [FK_Ledger_Tasks_TaskId] FOREIGN KEY ([TaskId]) REFERENCES [Tasks] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124110306_Initial'
)
BEGIN
    CREATE TABLE [ProgressReports] (
        [Id] int NOT NULL IDENTITY,
        [TaskId] int NOT NULL,
        [From] date NOT NULL,
        [To] date NOT NULL,
        [Due] date NULL,
        [Submitted] date NULL,
        [PercentDone] int NULL,
        [Spent] bigint NULL,
        [Review] int NULL,
        [ReviewText] nvarchar(4000) NULL,
        [Work] nvarchar(4000) NULL,
        [Note] nvarchar(4000) NULL,
        CONSTRAINT [PK_ProgressReports] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_ProgressReports_Tasks_TaskId] FOREIGN KEY ([TaskId]) REFERENCES [Tasks] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124110306_Initial'
)
BEGIN
    CREATE TABLE [StatusSpans] (
        [Id] int NOT NULL IDENTITY,
        [TaskId] int NOT NULL,
        [Kind] int NOT NULL,
        [From] date NOT NULL,
        [To] date NOT NULL,
        CONSTRAINT [PK_StatusSpans] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_StatusSpans_Tasks_TaskId] FOREIGN KEY ([TaskId]) REFERENCES [Tasks] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124110306_Initial'
)
BEGIN
    CREATE TABLE [TaskWords] (
        [Word] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [TaskId] int NOT NULL,
        CONSTRAINT [PK_TaskWords] PRIMARY KEY ([Word], [TaskId]),
        CONSTRAINT [FK_TaskWords_Tasks_TaskId] FOREIGN KEY ([TaskId]) REFERENCES [Tasks] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124110306_Initial'
)
BEGIN
    CREATE TABLE [Tranches] (
        [Id] int NOT NULL IDENTITY,
        [TaskId] int NOT NULL,
        [Number] int NOT NULL,
        [Fund] int NOT NULL,
        [Final] bit NULL,
        [PlannedDay] date NULL,
        [PlannedAmount] bigint NULL,
        [Requested] date NULL,
        [RequestedAmount] bigint NULL,
        [Approved] date NULL,
        [ApprovedAmount] bigint NULL,
        [ApprovalNumber] nvarchar(4000) NULL,
        [Note] nvarchar(4000) NULL,
        CONSTRAINT [PK_Tranches] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Tranches_Tasks_TaskId] FOREIGN KEY ([TaskId]) REFERENCES [Tasks] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124110306_Initial'
)
BEGIN
    CREATE TABLE [YearBudgets] (
        [Id] int NOT NULL IDENTITY,
        [TaskId] int NOT NULL,
        [Year] int NOT NULL,
        [Fund] int NOT NULL,
        [Assigned] bigint NULL,
        [CarriedIn] bigint NULL,
        [Adjusted] bigint NULL,
        [Cancelled] bigint NULL,
        [CarriedOut] bigint NULL,
        [DecisionNumber] nvarchar(4000) NULL,
        [Note] nvarchar(4000) NULL,
        CONSTRAINT [PK_YearBudgets] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_YearBudgets_Tasks_TaskId] FOREIGN KEY ([TaskId]) REFERENCES [Tasks] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124110306_Initial'
)
BEGIN
    CREATE TABLE [Findings] (
        [Id] int NOT NULL IDENTITY,
        [InspectionId] int NOT NULL,
        [Number] int NOT NULL,
        [Text] nvarchar(4000) NOT NULL,
        [FixBy] date NULL,
        [Fixed] date NULL,
        CONSTRAINT [PK_Findings] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Findings_Inspections_InspectionId] FOREIGN KEY ([InspectionId]) REFERENCES [Inspections] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124110306_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Alerts_Key] ON [Alerts] ([Key]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124110306_Initial'
)
BEGIN
    CREATE INDEX [IX_Alerts_MailId] ON [Alerts] ([MailId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124110306_Initial'
)
BEGIN
    CREATE INDEX [IX_Alerts_RecipientKey_Id] ON [Alerts] ([RecipientKey], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124110306_Initial'
)
BEGIN
    CREATE INDEX [IX_Alerts_TaskId] ON [Alerts] ([TaskId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124110306_Initial'
)
BEGIN
    CREATE INDEX [IX_AspNetUserClaims_UserId] ON [AspNetUserClaims] ([UserId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124110306_Initial'
)
BEGIN
    CREATE INDEX [IX_AspNetUserLogins_UserId] ON [AspNetUserLogins] ([UserId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124110306_Initial'
)
BEGIN
    CREATE INDEX [EmailIndex] ON [AspNetUsers] ([NormalizedEmail]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124110306_Initial'
)
BEGIN
    CREATE INDEX [IX_AspNetUsers_OrganizationId] ON [AspNetUsers] ([OrganizationId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124110306_Initial'
)
BEGIN
    CREATE INDEX [IX_AspNetUsers_PersonId] ON [AspNetUsers] ([PersonId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124110306_Initial'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [UserNameIndex] ON [AspNetUsers] ([NormalizedUserName]) WHERE [NormalizedUserName] IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124110306_Initial'
)
BEGIN
    CREATE INDEX [IX_Audit_TaskKey_Id] ON [Audit] ([TaskKey], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124110306_Initial'
)
BEGIN
    CREATE INDEX [IX_Deadlines_Fulfilled_Due_Id] ON [Deadlines] ([Fulfilled], [Due], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124110306_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Deadlines_TaskId_Kind_Subject] ON [Deadlines] ([TaskId], [Kind], [Subject]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124110306_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Extensions_TaskId_Number] ON [Extensions] ([TaskId], [Number]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124110306_Initial'
)
BEGIN
    CREATE INDEX [IX_Findings_InspectionId] ON [Findings] ([InspectionId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124110306_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Inspections_TaskId_Day] ON [Inspections] ([TaskId], [Day]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124110306_Initial'
)
BEGIN
    CREATE INDEX [IX_Ledger_Day] ON [Ledger] ([Day]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124110306_Initial'
)
BEGIN
    CREATE INDEX [IX_Ledger_TaskId_Day] ON [Ledger] ([TaskId], [Day]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124110306_Initial'
)
BEGIN
    CREATE INDEX [IX_Organizations_NameKey] ON [Organizations] ([NameKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124110306_Initial'
)
BEGIN
    CREATE INDEX [IX_Organizations_SortKey_Id] ON [Organizations] ([SortKey], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124110306_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Outbox_MessageId] ON [Outbox] ([MessageId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124110306_Initial'
)
BEGIN
    CREATE INDEX [IX_Outbox_State_NextAttemptAt] ON [Outbox] ([State], [NextAttemptAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124110306_Initial'
)
BEGIN
    CREATE INDEX [IX_People_Email] ON [People] ([Email]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124110306_Initial'
)
BEGIN
    CREATE INDEX [IX_People_NameKey] ON [People] ([NameKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124110306_Initial'
)
BEGIN
    CREATE INDEX [IX_People_OrganizationId] ON [People] ([OrganizationId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124110306_Initial'
)
BEGIN
    CREATE INDEX [IX_People_SortKey_Id] ON [People] ([SortKey], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124110306_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_ProgressReports_TaskId_From_To] ON [ProgressReports] ([TaskId], [From], [To]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124110306_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Sources_Name] ON [Sources] ([Name]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124110306_Initial'
)
BEGIN
    CREATE INDEX [IX_StatusSpans_Kind_To_From_TaskId] ON [StatusSpans] ([Kind], [To], [From], [TaskId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124110306_Initial'
)
BEGIN
    CREATE INDEX [IX_StatusSpans_TaskId_Kind_From] ON [StatusSpans] ([TaskId], [Kind], [From]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124110306_Initial'
)
BEGIN
    CREATE INDEX [IX_Tasks_CodeKey_Id] ON [Tasks] ([CodeKey], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124110306_Initial'
)
BEGIN
    CREATE INDEX [IX_Tasks_End_Id] ON [Tasks] ([End], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124110306_Initial'
)
BEGIN
    CREATE INDEX [IX_Tasks_Field] ON [Tasks] ([Field]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124110306_Initial'
)
BEGIN
    CREATE INDEX [IX_Tasks_HostId] ON [Tasks] ([HostId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124110306_Initial'
)
BEGIN
    CREATE INDEX [IX_Tasks_LeadId] ON [Tasks] ([LeadId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124110306_Initial'
)
BEGIN
    CREATE INDEX [IX_Tasks_OfficerId] ON [Tasks] ([OfficerId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124110306_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Tasks_Source_CodeKey] ON [Tasks] ([Source], [CodeKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124110306_Initial'
)
BEGIN
    CREATE INDEX [IX_Tasks_Start_Id] ON [Tasks] ([Start], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124110306_Initial'
)
BEGIN
    CREATE INDEX [IX_TaskWords_TaskId] ON [TaskWords] ([TaskId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124110306_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Tranches_TaskId_Number_Fund] ON [Tranches] ([TaskId], [Number], [Fund]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124110306_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_YearBudgets_TaskId_Year_Fund] ON [YearBudgets] ([TaskId], [Year], [Fund]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124110306_Initial'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261124110306_Initial', N'10.0.15');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125232545_Funding'
)
BEGIN
    DELETE FROM [Ledger] WHERE [Amount] <= 0;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125232545_Funding'
)
BEGIN
    UPDATE [Ledger] SET [Voucher] = SUBSTRING([Voucher], 1, 100), [Treasury] = SUBSTRING([Treasury], 1, 200);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125232545_Funding'
)
BEGIN
    DROP INDEX [IX_Ledger_Day] ON [Ledger];
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125232545_Funding'
)
BEGIN
    ALTER TABLE [Ledger] DROP CONSTRAINT [CK_Ledger_Amount];
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125232545_Funding'
)
BEGIN
    ALTER TABLE [FundTotals] DROP CONSTRAINT [CK_FundTotals_Paid];
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125232545_Funding'
)
BEGIN
    ALTER TABLE [Tranches] ADD [Cancelled] date NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125232545_Funding'
)
BEGIN
    ALTER TABLE [Tranches] ADD [Closed] date NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125232545_Funding'
)
BEGIN
    ALTER TABLE [Tranches] ADD [Conditions] nvarchar(2000) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125232545_Funding'
)
BEGIN
    ALTER TABLE [Tranches] ADD [Equipment] bit NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125232545_Funding'
)
BEGIN
    ALTER TABLE [Tranches] ADD [Paid] bigint NOT NULL DEFAULT CAST(0 AS bigint);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125232545_Funding'
)
BEGIN
    ALTER TABLE [Tranches] ADD [PaidHere] bigint NOT NULL DEFAULT CAST(0 AS bigint);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125232545_Funding'
)
BEGIN
    ALTER TABLE [Tranches] ADD [State] int NOT NULL DEFAULT 0;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125232545_Funding'
)
BEGIN
    ALTER TABLE [Tranches] ADD [VerifiedAmount] bigint NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125232545_Funding'
)
BEGIN
    ALTER TABLE [Tasks] ADD [TerminationAmount] bigint NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125232545_Funding'
)
BEGIN
    DECLARE @var nvarchar(max);
    SELECT @var = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[Ledger]') AND [c].[name] = N'Voucher');
    IF @var IS NOT NULL EXEC(N'ALTER TABLE [Ledger] DROP CONSTRAINT ' + @var + ';');
    ALTER TABLE [Ledger] ALTER COLUMN [Voucher] nvarchar(100) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125232545_Funding'
)
BEGIN
    DECLARE @var1 nvarchar(max);
    SELECT @var1 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[Ledger]') AND [c].[name] = N'Treasury');
    IF @var1 IS NOT NULL EXEC(N'ALTER TABLE [Ledger] DROP CONSTRAINT ' + @var1 + ';');
    ALTER TABLE [Ledger] ALTER COLUMN [Treasury] nvarchar(200) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125232545_Funding'
)
BEGIN
    ALTER TABLE [Ledger] ADD [ActsOn] int NOT NULL DEFAULT 0;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125232545_Funding'
)
BEGIN
    ALTER TABLE [Ledger] ADD [Here] bit NOT NULL DEFAULT CAST(0 AS bit);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125232545_Funding'
)
BEGIN
    ALTER TABLE [Ledger] ADD [Line] int NOT NULL DEFAULT 1;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125232545_Funding'
)
BEGIN
    ALTER TABLE [Ledger] ADD [ReversesId] int NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125232545_Funding'
)
BEGIN
    ALTER TABLE [Ledger] ADD [Signed] bigint NOT NULL DEFAULT CAST(0 AS bigint);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125232545_Funding'
)
BEGIN
    ALTER TABLE [Ledger] ADD [VoucherKey] nvarchar(330) COLLATE Latin1_General_100_BIN2 NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125232545_Funding'
)
BEGIN
    ALTER TABLE [FundTotals] ADD [Owed] bigint NOT NULL DEFAULT CAST(0 AS bigint);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125232545_Funding'
)
BEGIN
    CREATE TABLE [BudgetChanges] (
        [Id] int NOT NULL IDENTITY,
        [TaskId] int NOT NULL,
        [Fund] int NOT NULL,
        [Day] date NOT NULL,
        [Before] bigint NULL,
        [After] bigint NOT NULL,
        [PaidThen] bigint NOT NULL,
        [DecisionNumber] nvarchar(200) NULL,
        [Reason] nvarchar(4000) NULL,
        [Note] nvarchar(4000) NULL,
        CONSTRAINT [PK_BudgetChanges] PRIMARY KEY ([Id]),
        CONSTRAINT [CK_BudgetChanges_After] CHECK ([After] >= 0),
        CONSTRAINT [FK_BudgetChanges_Tasks_TaskId] FOREIGN KEY ([TaskId]) REFERENCES [Tasks] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125232545_Funding'
)
BEGIN
    CREATE TABLE [StandIns] (
        [Id] int NOT NULL IDENTITY,
        [ForId] int NOT NULL,
        [ById] int NOT NULL,
        [From] date NOT NULL,
        [To] date NOT NULL,
        [DocumentNumber] nvarchar(200) NOT NULL,
        [Ended] date NULL,
        CONSTRAINT [PK_StandIns] PRIMARY KEY ([Id]),
        CONSTRAINT [CK_StandIns_Period] CHECK ([From] <= [To] AND [ForId] <> [ById]),
        CONSTRAINT [FK_StandIns_AspNetUsers_ById] FOREIGN KEY ([ById]) REFERENCES [AspNetUsers] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_StandIns_AspNetUsers_ForId] FOREIGN KEY ([ForId]) REFERENCES [AspNetUsers] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125232545_Funding'
)
BEGIN
    CREATE TABLE [TrancheMoves] (
        [Id] int NOT NULL IDENTITY,
        [TaskId] int NOT NULL,
        [Sequence] int NOT NULL,
        [Tranche] int NOT NULL,
        [Fund] int NOT NULL,
        [Kind] int NOT NULL,
        [Day] date NOT NULL,
        [At] datetime2 NOT NULL,
        [ActorId] int NOT NULL,
        [Actor] nvarchar(300) NOT NULL,
        [ActorPersonId] int NULL,
        [ForId] int NULL,
        [For] nvarchar(300) NULL,
        [Asker] nvarchar(300) NULL,
        [AskerPersonId] int NULL,
        [Amount] bigint NULL,
        [PlannedDay] date NULL,
        [Category] int NULL,
        [Reason] nvarchar(4000) NULL,
        [DocumentNumber] nvarchar(200) NULL,
        [DocumentDay] date NULL,
        [FailedRules] nvarchar(max) NULL,
        CONSTRAINT [PK_TrancheMoves] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_TrancheMoves_Tasks_TaskId] FOREIGN KEY ([TaskId]) REFERENCES [Tasks] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125232545_Funding'
)
BEGIN
    CREATE TABLE [TreasuryStatements] (
        [Id] int NOT NULL IDENTITY,
        [FileName] nvarchar(300) NOT NULL,
        [Treasury] nvarchar(200) NOT NULL,
        [Author] nvarchar(300) NOT NULL,
        [UploadedAt] datetime2 NOT NULL,
        [From] date NOT NULL,
        [To] date NOT NULL,
        CONSTRAINT [PK_TreasuryStatements] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125232545_Funding'
)
BEGIN
    CREATE TABLE [TreasuryStatementLines] (
        [Id] int NOT NULL IDENTITY,
        [StatementId] int NOT NULL,
        [Row] int NOT NULL,
        [Voucher] nvarchar(100) NULL,
        [Day] date NOT NULL,
        [Amount] bigint NOT NULL,
        [Content] nvarchar(4000) NULL,
        CONSTRAINT [PK_TreasuryStatementLines] PRIMARY KEY ([Id]),
        CONSTRAINT [CK_TreasuryStatementLines_Amount] CHECK ([Amount] <> 0),
        CONSTRAINT [FK_TreasuryStatementLines_TreasuryStatements_StatementId] FOREIGN KEY ([StatementId]) REFERENCES [TreasuryStatements] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125232545_Funding'
)
BEGIN
    CREATE INDEX [IX_YearBudgets_Year_Id] ON [YearBudgets] ([Year], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125232545_Funding'
)
BEGIN
    EXEC(N'ALTER TABLE [YearBudgets] ADD CONSTRAINT [CK_YearBudgets_Amounts] CHECK (([Assigned] IS NULL OR [Assigned] >= 0) AND ([CarriedIn] IS NULL OR [CarriedIn] >= 0) AND ([Cancelled] IS NULL OR [Cancelled] >= 0) AND ([CarriedOut] IS NULL OR [CarriedOut] >= 0))');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125232545_Funding'
)
BEGIN
    CREATE INDEX [IX_Tranches_PlannedDay] ON [Tranches] ([PlannedDay]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125232545_Funding'
)
BEGIN
    CREATE INDEX [IX_Tranches_State_Id] ON [Tranches] ([State], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125232545_Funding'
)
BEGIN
    EXEC(N'ALTER TABLE [Tranches] ADD CONSTRAINT [CK_Tranches_Amounts] CHECK (([PlannedAmount] IS NULL OR [PlannedAmount] >= 0) AND ([RequestedAmount] IS NULL OR [RequestedAmount] >= 0) AND ([VerifiedAmount] IS NULL OR [VerifiedAmount] > 0) AND ([ApprovedAmount] IS NULL OR [ApprovedAmount] >= 0))');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125232545_Funding'
)
BEGIN
    EXEC(N'ALTER TABLE [Tranches] ADD CONSTRAINT [CK_Tranches_PaidHere] CHECK ([PaidHere] = 0 OR ([ApprovedAmount] IS NOT NULL AND [PaidHere] <= [ApprovedAmount]))');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125232545_Funding'
)
BEGIN
    CREATE INDEX [IX_Ledger_BudgetYear_Fund] ON [Ledger] ([BudgetYear], [Fund]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125232545_Funding'
)
BEGIN
    CREATE INDEX [IX_Ledger_Day_Id] ON [Ledger] ([Day], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125232545_Funding'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_Ledger_ReversesId] ON [Ledger] ([ReversesId]) WHERE [ReversesId] IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125232545_Funding'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_Ledger_VoucherKey] ON [Ledger] ([VoucherKey]) WHERE [VoucherKey] IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125232545_Funding'
)
BEGIN
    EXEC(N'ALTER TABLE [Ledger] ADD CONSTRAINT [CK_Ledger_Amount] CHECK ([Amount] > 0)');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125232545_Funding'
)
BEGIN
    EXEC(N'ALTER TABLE [FundTotals] ADD CONSTRAINT [CK_FundTotals_Owed] CHECK ([Owed] >= 0)');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125232545_Funding'
)
BEGIN
    EXEC(N'ALTER TABLE [FundTotals] ADD CONSTRAINT [CK_FundTotals_Paid] CHECK ([Approved] IS NULL OR [Paid] <= [Approved] + [Owed])');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125232545_Funding'
)
BEGIN
    CREATE UNIQUE INDEX [IX_BudgetChanges_TaskId_Fund_Day] ON [BudgetChanges] ([TaskId], [Fund], [Day]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125232545_Funding'
)
BEGIN
    CREATE INDEX [IX_StandIns_ById] ON [StandIns] ([ById]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125232545_Funding'
)
BEGIN
    CREATE INDEX [IX_StandIns_ForId] ON [StandIns] ([ForId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125232545_Funding'
)
BEGIN
    CREATE UNIQUE INDEX [IX_TrancheMoves_TaskId_Sequence] ON [TrancheMoves] ([TaskId], [Sequence]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125232545_Funding'
)
BEGIN
    CREATE INDEX [IX_TreasuryStatementLines_StatementId] ON [TreasuryStatementLines] ([StatementId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125232545_Funding'
)
BEGIN
    ALTER TABLE [Ledger] ADD CONSTRAINT [FK_Ledger_Ledger_ReversesId] FOREIGN KEY ([ReversesId]) REFERENCES [Ledger] ([Id]) ON DELETE NO ACTION;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125232545_Funding'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261125232545_Funding', N'10.0.15');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125232617_AppendOnly'
)
BEGIN
    UPDATE [Ledger] SET [ActsOn] = CASE WHEN [Kind] = 5 THEN 0 ELSE [Kind] END, [Signed] = CASE WHEN [Kind] = 5 THEN -[Amount] ELSE [Amount] END;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125232617_AppendOnly'
)
BEGIN
    EXEC(N'CREATE TRIGGER [TR_Ledger_AppendOnly] ON [Ledger] AFTER UPDATE, DELETE AS BEGIN SET NOCOUNT ON; IF NOT EXISTS (SELECT 1 FROM deleted) RETURN; IF NOT EXISTS (SELECT 1 FROM inserted) OR UPDATE([TaskId]) OR UPDATE([Kind]) OR UPDATE([Fund]) OR UPDATE([Tranche]) OR UPDATE([Day]) OR UPDATE([Amount]) OR UPDATE([Here]) OR UPDATE([ReversesId]) BEGIN; THROW 51000, ''Ledger is append-only'', 1; END; END')
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125232617_AppendOnly'
)
BEGIN
    EXEC(N'CREATE TRIGGER [TR_TrancheMoves_AppendOnly] ON [TrancheMoves] AFTER UPDATE, DELETE AS BEGIN SET NOCOUNT ON; IF NOT EXISTS (SELECT 1 FROM deleted) RETURN; IF NOT EXISTS (SELECT 1 FROM inserted) OR UPDATE([TaskId]) OR UPDATE([Sequence]) OR UPDATE([Tranche]) OR UPDATE([Fund]) OR UPDATE([Kind]) OR UPDATE([Day]) OR UPDATE([At]) OR UPDATE([ActorId]) OR UPDATE([Actor]) OR UPDATE([ActorPersonId]) OR UPDATE([ForId]) OR UPDATE([For]) OR UPDATE([Asker]) OR UPDATE([AskerPersonId]) OR UPDATE([Amount]) OR UPDATE([PlannedDay]) OR UPDATE([Category]) OR UPDATE([Reason]) OR UPDATE([DocumentNumber]) OR UPDATE([DocumentDay]) OR UPDATE([FailedRules]) BEGIN; THROW 51000, ''TrancheMoves is append-only'', 1; END; END')
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125232617_AppendOnly'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261125232617_AppendOnly', N'10.0.15');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126013727_LeadsWork'
)
BEGIN
    DROP INDEX [IX_Inspections_TaskId_Day] ON [Inspections];
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126013727_LeadsWork'
)
BEGIN
    ALTER TABLE [Tasks] ADD [ReportAlignment] int NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126013727_LeadsWork'
)
BEGIN
    ALTER TABLE [Tasks] ADD [ReportEveryMonths] int NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126013727_LeadsWork'
)
BEGIN
    DECLARE @var2 nvarchar(max);
    SELECT @var2 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[ProgressReports]') AND [c].[name] = N'Work');
    IF @var2 IS NOT NULL EXEC(N'ALTER TABLE [ProgressReports] DROP CONSTRAINT ' + @var2 + ';');
    ALTER TABLE [ProgressReports] ALTER COLUMN [Work] nvarchar(max) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126013727_LeadsWork'
)
BEGIN
    ALTER TABLE [ProgressReports] ADD [Difficulties] nvarchar(max) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126013727_LeadsWork'
)
BEGIN
    ALTER TABLE [ProgressReports] ADD [DraftedAt] datetime2 NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126013727_LeadsWork'
)
BEGIN
    ALTER TABLE [ProgressReports] ADD [DraftedBy] nvarchar(300) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126013727_LeadsWork'
)
BEGIN
    ALTER TABLE [ProgressReports] ADD [NextPeriod] nvarchar(max) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126013727_LeadsWork'
)
BEGIN
    ALTER TABLE [ProgressReports] ADD [NothingToReport] bit NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126013727_LeadsWork'
)
BEGIN
    ALTER TABLE [ProgressReports] ADD [OnBehalfOf] nvarchar(300) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126013727_LeadsWork'
)
BEGIN
    ALTER TABLE [ProgressReports] ADD [Planned] nvarchar(max) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126013727_LeadsWork'
)
BEGIN
    ALTER TABLE [ProgressReports] ADD [Products] nvarchar(max) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126013727_LeadsWork'
)
BEGIN
    ALTER TABLE [ProgressReports] ADD [Reviewed] date NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126013727_LeadsWork'
)
BEGIN
    ALTER TABLE [ProgressReports] ADD [Version] uniqueidentifier NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000';
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126013727_LeadsWork'
)
BEGIN
    DECLARE @var3 nvarchar(max);
    SELECT @var3 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[Inspections]') AND [c].[name] = N'Day');
    IF @var3 IS NOT NULL EXEC(N'ALTER TABLE [Inspections] DROP CONSTRAINT ' + @var3 + ';');
    ALTER TABLE [Inspections] ALTER COLUMN [Day] date NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126013727_LeadsWork'
)
BEGIN
    ALTER TABLE [Inspections] ADD [Cancelled] date NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126013727_LeadsWork'
)
BEGIN
    ALTER TABLE [Inspections] ADD [Minutes] nvarchar(max) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126013727_LeadsWork'
)
BEGIN
    ALTER TABLE [Inspections] ADD [Notice_Day] date NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126013727_LeadsWork'
)
BEGIN
    ALTER TABLE [Inspections] ADD [Notice_Number] nvarchar(4000) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126013727_LeadsWork'
)
BEGIN
    ALTER TABLE [Inspections] ADD [NoticedFor] date NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126013727_LeadsWork'
)
BEGIN
    ALTER TABLE [Inspections] ADD [Number] int NOT NULL DEFAULT 0;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126013727_LeadsWork'
)
BEGIN
    ALTER TABLE [Inspections] ADD [PlannedQuarter] int NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126013727_LeadsWork'
)
BEGIN
    ALTER TABLE [Inspections] ADD [PlannedReason] nvarchar(4000) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126013727_LeadsWork'
)
BEGIN
    ALTER TABLE [Inspections] ADD [PlannedYear] int NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126013727_LeadsWork'
)
BEGIN
    ALTER TABLE [Inspections] ADD [Scope] nvarchar(4000) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126013727_LeadsWork'
)
BEGIN
    ALTER TABLE [Findings] ADD [FixReported] date NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126013727_LeadsWork'
)
BEGIN
    ALTER TABLE [Findings] ADD [Owner] nvarchar(300) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126013727_LeadsWork'
)
BEGIN
    ALTER TABLE [Findings] ADD [Proof] nvarchar(4000) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126013727_LeadsWork'
)
BEGIN
    ALTER TABLE [Extensions] ADD [ChangeNumber] int NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126013727_LeadsWork'
)
BEGIN
    ALTER TABLE [Extensions] ADD [Shortens] bit NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126013727_LeadsWork'
)
BEGIN
    ALTER TABLE [AspNetUsers] ADD [Language] nvarchar(5) NOT NULL DEFAULT N'vi';
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126013727_LeadsWork'
)
BEGIN
    CREATE TABLE [ChangeRequests] (
        [Id] int NOT NULL IDENTITY,
        [TaskId] int NOT NULL,
        [Number] int NOT NULL,
        [Kind] int NOT NULL,
        [State] int NOT NULL,
        [Requested] date NULL,
        [Asker] nvarchar(300) NOT NULL,
        [Reason] nvarchar(4000) NULL,
        [Ground] nvarchar(50) NULL,
        [ExceptionReason] nvarchar(4000) NULL,
        [NewEnd] date NULL,
        [NewName] nvarchar(500) NULL,
        [NewEmail] nvarchar(254) NULL,
        [Scope] int NOT NULL,
        [Before] nvarchar(4000) NULL,
        [After] nvarchar(4000) NULL,
        [Effective] date NULL,
        [Granted] bigint NULL,
        [RefundDue] bigint NULL,
        [DossierDay] date NULL,
        [Opinion] nvarchar(4000) NULL,
        [Supported] bit NULL,
        [Delegation] nvarchar(500) NULL,
        [Answered] date NULL,
        [Decision_Day] date NULL,
        [Decision_Number] nvarchar(4000) NULL,
        [Letter_Day] date NULL,
        [Letter_Number] nvarchar(4000) NULL,
        CONSTRAINT [PK_ChangeRequests] PRIMARY KEY ([Id]),
        CONSTRAINT [CK_ChangeRequests_Amounts] CHECK (([Granted] IS NULL OR [Granted] >= 0) AND ([RefundDue] IS NULL OR [RefundDue] >= 0)),
        CONSTRAINT [FK_ChangeRequests_Tasks_TaskId] FOREIGN KEY ([TaskId]) REFERENCES [Tasks] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126013727_LeadsWork'
)
BEGIN
    CREATE TABLE [Files] (
        [Id] int NOT NULL IDENTITY,
        [TaskId] int NULL,
        [Area] int NOT NULL,
        [Subject] nvarchar(50) NOT NULL,
        [Category] nvarchar(50) NOT NULL,
        [Name] nvarchar(255) NOT NULL,
        [ContentType] nvarchar(200) NOT NULL,
        [Size] bigint NOT NULL,
        [Sha256] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [AddedBy] nvarchar(300) NOT NULL,
        [AddedById] int NOT NULL,
        [AddedAt] datetime2 NOT NULL,
        [WithdrawnAt] datetime2 NULL,
        [WithdrawnBy] nvarchar(300) NULL,
        [WithdrawnReason] nvarchar(1000) NULL,
        CONSTRAINT [PK_Files] PRIMARY KEY ([Id]),
        CONSTRAINT [CK_Files_Size] CHECK ([Size] > 0),
        CONSTRAINT [FK_Files_Tasks_TaskId] FOREIGN KEY ([TaskId]) REFERENCES [Tasks] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126013727_LeadsWork'
)
BEGIN
    CREATE TABLE [Letters] (
        [Id] int NOT NULL IDENTITY,
        [TaskId] int NOT NULL,
        [Occasion] nvarchar(50) NOT NULL,
        [RecipientKey] nvarchar(254) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [RecipientName] nvarchar(300) NOT NULL,
        [Subject] nvarchar(500) NOT NULL,
        [Link] nvarchar(300) NOT NULL,
        [At] datetime2 NOT NULL,
        [ReadAt] datetime2 NULL,
        [MailId] int NULL,
        CONSTRAINT [PK_Letters] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Letters_Outbox_MailId] FOREIGN KEY ([MailId]) REFERENCES [Outbox] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Letters_Tasks_TaskId] FOREIGN KEY ([TaskId]) REFERENCES [Tasks] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126013727_LeadsWork'
)
BEGIN
    CREATE TABLE [MailTexts] (
        [Id] int NOT NULL IDENTITY,
        [Version] uniqueidentifier NOT NULL,
        [Occasion] nvarchar(50) NOT NULL,
        [Language] nvarchar(5) NOT NULL,
        [Subject] nvarchar(300) NOT NULL,
        [Body] nvarchar(4000) NOT NULL,
        CONSTRAINT [PK_MailTexts] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126013727_LeadsWork'
)
BEGIN
    CREATE TABLE [OfficialDocuments] (
        [Id] int NOT NULL IDENTITY,
        [Version] uniqueidentifier NOT NULL,
        [Number] nvarchar(200) NOT NULL,
        [NumberKey] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Day] date NOT NULL,
        [Kind] int NOT NULL,
        [Issuer] nvarchar(500) NULL,
        [Signer] nvarchar(300) NULL,
        [Abstract] nvarchar(2000) NOT NULL,
        [TaskId] int NULL,
        [RegisteredBy] nvarchar(300) NOT NULL,
        [RegisteredAt] datetime2 NOT NULL,
        CONSTRAINT [PK_OfficialDocuments] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_OfficialDocuments_Tasks_TaskId] FOREIGN KEY ([TaskId]) REFERENCES [Tasks] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126013727_LeadsWork'
)
BEGIN
    CREATE TABLE [ReportAdjustments] (
        [Id] int NOT NULL IDENTITY,
        [ReportId] int NOT NULL,
        [Number] int NOT NULL,
        [Day] date NOT NULL,
        [By] nvarchar(300) NOT NULL,
        [Reason] nvarchar(4000) NOT NULL,
        [PercentDone] int NULL,
        [Spent] bigint NULL,
        [Work] nvarchar(4000) NULL,
        CONSTRAINT [PK_ReportAdjustments] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_ReportAdjustments_ProgressReports_ReportId] FOREIGN KEY ([ReportId]) REFERENCES [ProgressReports] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126013727_LeadsWork'
)
BEGIN
    CREATE TABLE [ReportSpending] (
        [Id] int NOT NULL IDENTITY,
        [ReportId] int NOT NULL,
        [Heading] nvarchar(50) NOT NULL,
        [Amount] bigint NOT NULL,
        CONSTRAINT [PK_ReportSpending] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_ReportSpending_ProgressReports_ReportId] FOREIGN KEY ([ReportId]) REFERENCES [ProgressReports] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126013727_LeadsWork'
)
BEGIN
    CREATE TABLE [WorkMoves] (
        [Id] int NOT NULL IDENTITY,
        [TaskId] int NOT NULL,
        [Sequence] int NOT NULL,
        [Kind] int NOT NULL,
        [Subject] nvarchar(50) NOT NULL,
        [Day] date NOT NULL,
        [At] datetime2 NOT NULL,
        [ActorId] int NOT NULL,
        [Actor] nvarchar(300) NOT NULL,
        [ActorPersonId] int NULL,
        [ForId] int NULL,
        [For] nvarchar(300) NULL,
        [OnBehalfOf] nvarchar(300) NULL,
        [Category] nvarchar(50) NULL,
        [Until] date NULL,
        [Reason] nvarchar(4000) NULL,
        [DocumentNumber] nvarchar(200) NULL,
        [DocumentDay] date NULL,
        [FailedRules] nvarchar(max) NULL,
        CONSTRAINT [PK_WorkMoves] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_WorkMoves_Tasks_TaskId] FOREIGN KEY ([TaskId]) REFERENCES [Tasks] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126013727_LeadsWork'
)
BEGIN
    CREATE TABLE [ChangeHeadings] (
        [Id] int NOT NULL IDENTITY,
        [ChangeId] int NOT NULL,
        [Heading] nvarchar(50) NOT NULL,
        [Before] bigint NOT NULL,
        [After] bigint NOT NULL,
        CONSTRAINT [PK_ChangeHeadings] PRIMARY KEY ([Id]),
        CONSTRAINT [CK_ChangeHeadings_Amounts] CHECK ([Before] >= 0 AND [After] >= 0),
        CONSTRAINT [FK_ChangeHeadings_ChangeRequests_ChangeId] FOREIGN KEY ([ChangeId]) REFERENCES [ChangeRequests] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126013727_LeadsWork'
)
BEGIN
    CREATE INDEX [IX_Inspections_PlannedYear_PlannedQuarter] ON [Inspections] ([PlannedYear], [PlannedQuarter]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126013727_LeadsWork'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_Inspections_TaskId_Day] ON [Inspections] ([TaskId], [Day]) WHERE [Day] IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126013727_LeadsWork'
)
BEGIN
    CREATE INDEX [IX_ChangeHeadings_ChangeId] ON [ChangeHeadings] ([ChangeId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126013727_LeadsWork'
)
BEGIN
    CREATE INDEX [IX_ChangeRequests_State_Id] ON [ChangeRequests] ([State], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126013727_LeadsWork'
)
BEGIN
    CREATE UNIQUE INDEX [IX_ChangeRequests_TaskId_Number] ON [ChangeRequests] ([TaskId], [Number]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126013727_LeadsWork'
)
BEGIN
    CREATE INDEX [IX_Files_Area_Subject] ON [Files] ([Area], [Subject]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126013727_LeadsWork'
)
BEGIN
    CREATE INDEX [IX_Files_TaskId_Area_Subject] ON [Files] ([TaskId], [Area], [Subject]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126013727_LeadsWork'
)
BEGIN
    CREATE INDEX [IX_Letters_MailId] ON [Letters] ([MailId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126013727_LeadsWork'
)
BEGIN
    CREATE INDEX [IX_Letters_RecipientKey_Id] ON [Letters] ([RecipientKey], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126013727_LeadsWork'
)
BEGIN
    CREATE INDEX [IX_Letters_TaskId] ON [Letters] ([TaskId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126013727_LeadsWork'
)
BEGIN
    CREATE UNIQUE INDEX [IX_MailTexts_Occasion_Language] ON [MailTexts] ([Occasion], [Language]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126013727_LeadsWork'
)
BEGIN
    CREATE INDEX [IX_OfficialDocuments_Day_Id] ON [OfficialDocuments] ([Day], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126013727_LeadsWork'
)
BEGIN
    CREATE INDEX [IX_OfficialDocuments_NumberKey_Day] ON [OfficialDocuments] ([NumberKey], [Day]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126013727_LeadsWork'
)
BEGIN
    CREATE INDEX [IX_OfficialDocuments_TaskId] ON [OfficialDocuments] ([TaskId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126013727_LeadsWork'
)
BEGIN
    CREATE UNIQUE INDEX [IX_ReportAdjustments_ReportId_Number] ON [ReportAdjustments] ([ReportId], [Number]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126013727_LeadsWork'
)
BEGIN
    CREATE INDEX [IX_ReportSpending_ReportId] ON [ReportSpending] ([ReportId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126013727_LeadsWork'
)
BEGIN
    CREATE UNIQUE INDEX [IX_WorkMoves_TaskId_Sequence] ON [WorkMoves] ([TaskId], [Sequence]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126013727_LeadsWork'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261126013727_LeadsWork', N'10.0.15');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126013801_WorkAppendOnly'
)
BEGIN
    UPDATE [Inspections] SET [Number] = (SELECT COUNT(*) FROM [Inspections] AS [o] WHERE [o].[TaskId] = [Inspections].[TaskId] AND [o].[Id] <= [Inspections].[Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126013801_WorkAppendOnly'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Inspections_TaskId_Number] ON [Inspections] ([TaskId], [Number]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126013801_WorkAppendOnly'
)
BEGIN
    EXEC(N'CREATE TRIGGER [TR_WorkMoves_AppendOnly] ON [WorkMoves] AFTER UPDATE, DELETE AS BEGIN SET NOCOUNT ON; IF NOT EXISTS (SELECT 1 FROM deleted) RETURN; IF NOT EXISTS (SELECT 1 FROM inserted) OR UPDATE([TaskId]) OR UPDATE([Sequence]) OR UPDATE([Kind]) OR UPDATE([Subject]) OR UPDATE([Day]) OR UPDATE([At]) OR UPDATE([ActorId]) OR UPDATE([Actor]) OR UPDATE([ActorPersonId]) OR UPDATE([ForId]) OR UPDATE([For]) OR UPDATE([OnBehalfOf]) OR UPDATE([Category]) OR UPDATE([Until]) OR UPDATE([Reason]) OR UPDATE([DocumentNumber]) OR UPDATE([DocumentDay]) OR UPDATE([FailedRules]) BEGIN; THROW 51000, ''WorkMoves is append-only'', 1; END; END')
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126013801_WorkAppendOnly'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261126013801_WorkAppendOnly', N'10.0.15');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126024724_ReportRedraft'
)
BEGIN
    ALTER TABLE [ProgressReports] ADD [Redraft] nvarchar(max) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126024724_ReportRedraft'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261126024724_ReportRedraft', N'10.0.15');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126155259_FoundInUse'
)
BEGIN
    ALTER TABLE [Outbox] ADD [ClaimedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126155259_FoundInUse'
)
BEGIN
    ALTER TABLE [Outbox] ADD [ClaimedUntil] datetime2 NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126155259_FoundInUse'
)
BEGIN
    ALTER TABLE [OfficialDocuments] ADD [SearchKey] nvarchar(4000) COLLATE Latin1_General_100_BIN2 NOT NULL DEFAULT N'';
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126155259_FoundInUse'
)
BEGIN
    ALTER TABLE [Imports] ADD [ConfirmedBy] nvarchar(300) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126155259_FoundInUse'
)
BEGIN
    ALTER TABLE [Deadlines] ADD [Provisional] bit NOT NULL DEFAULT CAST(0 AS bit);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126155259_FoundInUse'
)
BEGIN
    ALTER TABLE [AlertRuns] ADD [Runner] nvarchar(200) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126155259_FoundInUse'
)
BEGIN
    CREATE TABLE [AlertRests] (
        [Id] int NOT NULL IDENTITY,
        [RecipientKey] nvarchar(254) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [On] date NOT NULL,
        [Count] int NOT NULL,
        [Fingerprints] varbinary(max) NOT NULL,
        [MailId] int NULL,
        CONSTRAINT [PK_AlertRests] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_AlertRests_Outbox_MailId] FOREIGN KEY ([MailId]) REFERENCES [Outbox] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126155259_FoundInUse'
)
BEGIN
    CREATE TABLE [DataProtectionKeys] (
        [Id] int NOT NULL IDENTITY,
        [Name] nvarchar(200) NOT NULL,
        [Xml] nvarchar(max) NOT NULL,
        CONSTRAINT [PK_DataProtectionKeys] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126155259_FoundInUse'
)
BEGIN
    CREATE TABLE [Sessions] (
        [Id] int NOT NULL IDENTITY,
        [Key] nvarchar(32) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [AccountId] int NOT NULL,
        [StartedAt] datetime2 NOT NULL,
        CONSTRAINT [PK_Sessions] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Sessions_AspNetUsers_AccountId] FOREIGN KEY ([AccountId]) REFERENCES [AspNetUsers] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126155259_FoundInUse'
)
BEGIN
    CREATE INDEX [IX_AlertRests_MailId] ON [AlertRests] ([MailId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126155259_FoundInUse'
)
BEGIN
    CREATE INDEX [IX_AlertRests_RecipientKey_On] ON [AlertRests] ([RecipientKey], [On]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126155259_FoundInUse'
)
BEGIN
    CREATE INDEX [IX_Sessions_AccountId] ON [Sessions] ([AccountId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126155259_FoundInUse'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Sessions_Key] ON [Sessions] ([Key]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126155259_FoundInUse'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261126155259_FoundInUse', N'10.0.15');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126162154_TicketsAndNames'
)
BEGIN
    DROP INDEX [IX_Sessions_Key] ON [Sessions];
    DECLARE @var4 nvarchar(max);
    SELECT @var4 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[Sessions]') AND [c].[name] = N'Key');
    IF @var4 IS NOT NULL EXEC(N'ALTER TABLE [Sessions] DROP CONSTRAINT ' + @var4 + ';');
    ALTER TABLE [Sessions] ALTER COLUMN [Key] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL;
    CREATE UNIQUE INDEX [IX_Sessions_Key] ON [Sessions] ([Key]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126162154_TicketsAndNames'
)
BEGIN
    DECLARE @var5 nvarchar(max);
    SELECT @var5 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[Outbox]') AND [c].[name] = N'ToName');
    IF @var5 IS NOT NULL EXEC(N'ALTER TABLE [Outbox] DROP CONSTRAINT ' + @var5 + ';');
    ALTER TABLE [Outbox] ALTER COLUMN [ToName] nvarchar(500) NOT NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126162154_TicketsAndNames'
)
BEGIN
    DECLARE @var6 nvarchar(max);
    SELECT @var6 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[Letters]') AND [c].[name] = N'RecipientName');
    IF @var6 IS NOT NULL EXEC(N'ALTER TABLE [Letters] DROP CONSTRAINT ' + @var6 + ';');
    ALTER TABLE [Letters] ALTER COLUMN [RecipientName] nvarchar(500) NOT NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126162154_TicketsAndNames'
)
BEGIN
    DECLARE @var7 nvarchar(max);
    SELECT @var7 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[Alerts]') AND [c].[name] = N'RecipientName');
    IF @var7 IS NOT NULL EXEC(N'ALTER TABLE [Alerts] DROP CONSTRAINT ' + @var7 + ';');
    ALTER TABLE [Alerts] ALTER COLUMN [RecipientName] nvarchar(500) NOT NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126162154_TicketsAndNames'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261126162154_TicketsAndNames', N'10.0.15');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126184525_WordsByName'
)
BEGIN
    DROP TRIGGER [TR_Ledger_AppendOnly];
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126184525_WordsByName'
)
BEGIN
    DROP TRIGGER [TR_TrancheMoves_AppendOnly];
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126184525_WordsByName'
)
BEGIN
    DROP TRIGGER [TR_WorkMoves_AppendOnly];
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126184525_WordsByName'
)
BEGIN
    ALTER TABLE [FundTotals] DROP CONSTRAINT [PK_FundTotals];
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126184525_WordsByName'
)
BEGIN
    DROP INDEX [IX_YearBudgets_TaskId_Year_Fund] ON [YearBudgets];
    DECLARE @var8 nvarchar(max);
    SELECT @var8 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[YearBudgets]') AND [c].[name] = N'Fund');
    IF @var8 IS NOT NULL EXEC(N'ALTER TABLE [YearBudgets] DROP CONSTRAINT ' + @var8 + ';');
    ALTER TABLE [YearBudgets] ALTER COLUMN [Fund] nvarchar(40) NOT NULL;
    CREATE UNIQUE INDEX [IX_YearBudgets_TaskId_Year_Fund] ON [YearBudgets] ([TaskId], [Year], [Fund]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126184525_WordsByName'
)
BEGIN
    DECLARE @var9 nvarchar(max);
    SELECT @var9 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[WorkMoves]') AND [c].[name] = N'Kind');
    IF @var9 IS NOT NULL EXEC(N'ALTER TABLE [WorkMoves] DROP CONSTRAINT ' + @var9 + ';');
    ALTER TABLE [WorkMoves] ALTER COLUMN [Kind] nvarchar(40) NOT NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126184525_WordsByName'
)
BEGIN
    DROP INDEX [IX_Tranches_State_Id] ON [Tranches];
    DECLARE @var10 nvarchar(max);
    SELECT @var10 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[Tranches]') AND [c].[name] = N'State');
    IF @var10 IS NOT NULL EXEC(N'ALTER TABLE [Tranches] DROP CONSTRAINT ' + @var10 + ';');
    ALTER TABLE [Tranches] ALTER COLUMN [State] nvarchar(40) NOT NULL;
    CREATE INDEX [IX_Tranches_State_Id] ON [Tranches] ([State], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126184525_WordsByName'
)
BEGIN
    DROP INDEX [IX_Tranches_TaskId_Number_Fund] ON [Tranches];
    DECLARE @var11 nvarchar(max);
    SELECT @var11 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[Tranches]') AND [c].[name] = N'Fund');
    IF @var11 IS NOT NULL EXEC(N'ALTER TABLE [Tranches] DROP CONSTRAINT ' + @var11 + ';');
    ALTER TABLE [Tranches] ALTER COLUMN [Fund] nvarchar(40) NOT NULL;
    CREATE UNIQUE INDEX [IX_Tranches_TaskId_Number_Fund] ON [Tranches] ([TaskId], [Number], [Fund]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126184525_WordsByName'
)
BEGIN
    DECLARE @var12 nvarchar(max);
    SELECT @var12 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[TrancheMoves]') AND [c].[name] = N'Kind');
    IF @var12 IS NOT NULL EXEC(N'ALTER TABLE [TrancheMoves] DROP CONSTRAINT ' + @var12 + ';');
    ALTER TABLE [TrancheMoves] ALTER COLUMN [Kind] nvarchar(40) NOT NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126184525_WordsByName'
)
BEGIN
    DECLARE @var13 nvarchar(max);
    SELECT @var13 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[TrancheMoves]') AND [c].[name] = N'Fund');
    IF @var13 IS NOT NULL EXEC(N'ALTER TABLE [TrancheMoves] DROP CONSTRAINT ' + @var13 + ';');
    ALTER TABLE [TrancheMoves] ALTER COLUMN [Fund] nvarchar(40) NOT NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126184525_WordsByName'
)
BEGIN
    DECLARE @var14 nvarchar(max);
    SELECT @var14 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[TrancheMoves]') AND [c].[name] = N'Category');
    IF @var14 IS NOT NULL EXEC(N'ALTER TABLE [TrancheMoves] DROP CONSTRAINT ' + @var14 + ';');
    ALTER TABLE [TrancheMoves] ALTER COLUMN [Category] nvarchar(40) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126184525_WordsByName'
)
BEGIN
    DECLARE @var15 nvarchar(max);
    SELECT @var15 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[Tasks]') AND [c].[name] = N'Type');
    IF @var15 IS NOT NULL EXEC(N'ALTER TABLE [Tasks] DROP CONSTRAINT ' + @var15 + ';');
    ALTER TABLE [Tasks] ALTER COLUMN [Type] nvarchar(40) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126184525_WordsByName'
)
BEGIN
    DECLARE @var16 nvarchar(max);
    SELECT @var16 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[Tasks]') AND [c].[name] = N'ReportAlignment');
    IF @var16 IS NOT NULL EXEC(N'ALTER TABLE [Tasks] DROP CONSTRAINT ' + @var16 + ';');
    ALTER TABLE [Tasks] ALTER COLUMN [ReportAlignment] nvarchar(40) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126184525_WordsByName'
)
BEGIN
    DECLARE @var17 nvarchar(max);
    SELECT @var17 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[Tasks]') AND [c].[name] = N'LumpSum');
    IF @var17 IS NOT NULL EXEC(N'ALTER TABLE [Tasks] DROP CONSTRAINT ' + @var17 + ';');
    ALTER TABLE [Tasks] ALTER COLUMN [LumpSum] nvarchar(40) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126184525_WordsByName'
)
BEGIN
    DECLARE @var18 nvarchar(max);
    SELECT @var18 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[Tasks]') AND [c].[name] = N'Level');
    IF @var18 IS NOT NULL EXEC(N'ALTER TABLE [Tasks] DROP CONSTRAINT ' + @var18 + ';');
    ALTER TABLE [Tasks] ALTER COLUMN [Level] nvarchar(40) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126184525_WordsByName'
)
BEGIN
    DECLARE @var19 nvarchar(max);
    SELECT @var19 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[Tasks]') AND [c].[name] = N'Grade');
    IF @var19 IS NOT NULL EXEC(N'ALTER TABLE [Tasks] DROP CONSTRAINT ' + @var19 + ';');
    ALTER TABLE [Tasks] ALTER COLUMN [Grade] nvarchar(40) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126184525_WordsByName'
)
BEGIN
    DECLARE @var20 nvarchar(max);
    SELECT @var20 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[Tasks]') AND [c].[name] = N'Assignment');
    IF @var20 IS NOT NULL EXEC(N'ALTER TABLE [Tasks] DROP CONSTRAINT ' + @var20 + ';');
    ALTER TABLE [Tasks] ALTER COLUMN [Assignment] nvarchar(40) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126184525_WordsByName'
)
BEGIN
    DROP INDEX [IX_StatusSpans_Kind_To_From_TaskId] ON [StatusSpans];
    DROP INDEX [IX_StatusSpans_TaskId_Kind_From] ON [StatusSpans];
    DECLARE @var21 nvarchar(max);
    SELECT @var21 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[StatusSpans]') AND [c].[name] = N'Kind');
    IF @var21 IS NOT NULL EXEC(N'ALTER TABLE [StatusSpans] DROP CONSTRAINT ' + @var21 + ';');
    ALTER TABLE [StatusSpans] ALTER COLUMN [Kind] nvarchar(40) NOT NULL;
    CREATE INDEX [IX_StatusSpans_Kind_To_From_TaskId] ON [StatusSpans] ([Kind], [To], [From], [TaskId]);
    CREATE INDEX [IX_StatusSpans_TaskId_Kind_From] ON [StatusSpans] ([TaskId], [Kind], [From]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126184525_WordsByName'
)
BEGIN
    DECLARE @var22 nvarchar(max);
    SELECT @var22 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[ProgressReports]') AND [c].[name] = N'Review');
    IF @var22 IS NOT NULL EXEC(N'ALTER TABLE [ProgressReports] DROP CONSTRAINT ' + @var22 + ';');
    ALTER TABLE [ProgressReports] ALTER COLUMN [Review] nvarchar(40) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126184525_WordsByName'
)
BEGIN
    DROP INDEX [IX_Outbox_State_NextAttemptAt] ON [Outbox];
    DECLARE @var23 nvarchar(max);
    SELECT @var23 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[Outbox]') AND [c].[name] = N'State');
    IF @var23 IS NOT NULL EXEC(N'ALTER TABLE [Outbox] DROP CONSTRAINT ' + @var23 + ';');
    ALTER TABLE [Outbox] ALTER COLUMN [State] nvarchar(40) NOT NULL;
    CREATE INDEX [IX_Outbox_State_NextAttemptAt] ON [Outbox] ([State], [NextAttemptAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126184525_WordsByName'
)
BEGIN
    DECLARE @var24 nvarchar(max);
    SELECT @var24 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[OfficialDocuments]') AND [c].[name] = N'Kind');
    IF @var24 IS NOT NULL EXEC(N'ALTER TABLE [OfficialDocuments] DROP CONSTRAINT ' + @var24 + ';');
    ALTER TABLE [OfficialDocuments] ALTER COLUMN [Kind] nvarchar(40) NOT NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126184525_WordsByName'
)
BEGIN
    DECLARE @var25 nvarchar(max);
    SELECT @var25 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[Ledger]') AND [c].[name] = N'Kind');
    IF @var25 IS NOT NULL EXEC(N'ALTER TABLE [Ledger] DROP CONSTRAINT ' + @var25 + ';');
    ALTER TABLE [Ledger] ALTER COLUMN [Kind] nvarchar(40) NOT NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126184525_WordsByName'
)
BEGIN
    DROP INDEX [IX_Ledger_BudgetYear_Fund] ON [Ledger];
    DECLARE @var26 nvarchar(max);
    SELECT @var26 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[Ledger]') AND [c].[name] = N'Fund');
    IF @var26 IS NOT NULL EXEC(N'ALTER TABLE [Ledger] DROP CONSTRAINT ' + @var26 + ';');
    ALTER TABLE [Ledger] ALTER COLUMN [Fund] nvarchar(40) NOT NULL;
    CREATE INDEX [IX_Ledger_BudgetYear_Fund] ON [Ledger] ([BudgetYear], [Fund]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126184525_WordsByName'
)
BEGIN
    DECLARE @var27 nvarchar(max);
    SELECT @var27 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[Ledger]') AND [c].[name] = N'ActsOn');
    IF @var27 IS NOT NULL EXEC(N'ALTER TABLE [Ledger] DROP CONSTRAINT ' + @var27 + ';');
    ALTER TABLE [Ledger] ALTER COLUMN [ActsOn] nvarchar(40) NOT NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126184525_WordsByName'
)
BEGIN
    DECLARE @var28 nvarchar(max);
    SELECT @var28 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[Inspections]') AND [c].[name] = N'Kind');
    IF @var28 IS NOT NULL EXEC(N'ALTER TABLE [Inspections] DROP CONSTRAINT ' + @var28 + ';');
    ALTER TABLE [Inspections] ALTER COLUMN [Kind] nvarchar(40) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126184525_WordsByName'
)
BEGIN
    DECLARE @var29 nvarchar(max);
    SELECT @var29 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[Inspections]') AND [c].[name] = N'Conclusion');
    IF @var29 IS NOT NULL EXEC(N'ALTER TABLE [Inspections] DROP CONSTRAINT ' + @var29 + ';');
    ALTER TABLE [Inspections] ALTER COLUMN [Conclusion] nvarchar(40) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126184525_WordsByName'
)
BEGIN
    DECLARE @var30 nvarchar(max);
    SELECT @var30 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[Imports]') AND [c].[name] = N'State');
    IF @var30 IS NOT NULL EXEC(N'ALTER TABLE [Imports] DROP CONSTRAINT ' + @var30 + ';');
    ALTER TABLE [Imports] ALTER COLUMN [State] nvarchar(40) NOT NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126184525_WordsByName'
)
BEGIN
    DECLARE @var31 nvarchar(max);
    SELECT @var31 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[FundTotals]') AND [c].[name] = N'Fund');
    IF @var31 IS NOT NULL EXEC(N'ALTER TABLE [FundTotals] DROP CONSTRAINT ' + @var31 + ';');
    ALTER TABLE [FundTotals] ALTER COLUMN [Fund] nvarchar(40) NOT NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126184525_WordsByName'
)
BEGIN
    DROP INDEX [IX_Files_Area_Subject] ON [Files];
    DROP INDEX [IX_Files_TaskId_Area_Subject] ON [Files];
    DECLARE @var32 nvarchar(max);
    SELECT @var32 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[Files]') AND [c].[name] = N'Area');
    IF @var32 IS NOT NULL EXEC(N'ALTER TABLE [Files] DROP CONSTRAINT ' + @var32 + ';');
    ALTER TABLE [Files] ALTER COLUMN [Area] nvarchar(40) NOT NULL;
    CREATE INDEX [IX_Files_Area_Subject] ON [Files] ([Area], [Subject]);
    CREATE INDEX [IX_Files_TaskId_Area_Subject] ON [Files] ([TaskId], [Area], [Subject]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126184525_WordsByName'
)
BEGIN
    DECLARE @var33 nvarchar(max);
    SELECT @var33 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[Extensions]') AND [c].[name] = N'StatedOutcome');
    IF @var33 IS NOT NULL EXEC(N'ALTER TABLE [Extensions] DROP CONSTRAINT ' + @var33 + ';');
    ALTER TABLE [Extensions] ALTER COLUMN [StatedOutcome] nvarchar(40) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126184525_WordsByName'
)
BEGIN
    DECLARE @var34 nvarchar(max);
    SELECT @var34 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[Deadlines]') AND [c].[name] = N'Party');
    IF @var34 IS NOT NULL EXEC(N'ALTER TABLE [Deadlines] DROP CONSTRAINT ' + @var34 + ';');
    ALTER TABLE [Deadlines] ALTER COLUMN [Party] nvarchar(40) NOT NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126184525_WordsByName'
)
BEGIN
    DROP INDEX [IX_Deadlines_TaskId_Kind_Subject] ON [Deadlines];
    DECLARE @var35 nvarchar(max);
    SELECT @var35 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[Deadlines]') AND [c].[name] = N'Kind');
    IF @var35 IS NOT NULL EXEC(N'ALTER TABLE [Deadlines] DROP CONSTRAINT ' + @var35 + ';');
    ALTER TABLE [Deadlines] ALTER COLUMN [Kind] nvarchar(40) NOT NULL;
    CREATE UNIQUE INDEX [IX_Deadlines_TaskId_Kind_Subject] ON [Deadlines] ([TaskId], [Kind], [Subject]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126184525_WordsByName'
)
BEGIN
    DROP INDEX [IX_ChangeRequests_State_Id] ON [ChangeRequests];
    DECLARE @var36 nvarchar(max);
    SELECT @var36 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[ChangeRequests]') AND [c].[name] = N'State');
    IF @var36 IS NOT NULL EXEC(N'ALTER TABLE [ChangeRequests] DROP CONSTRAINT ' + @var36 + ';');
    ALTER TABLE [ChangeRequests] ALTER COLUMN [State] nvarchar(40) NOT NULL;
    CREATE INDEX [IX_ChangeRequests_State_Id] ON [ChangeRequests] ([State], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126184525_WordsByName'
)
BEGIN
    DECLARE @var37 nvarchar(max);
    SELECT @var37 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[ChangeRequests]') AND [c].[name] = N'Kind');
    IF @var37 IS NOT NULL EXEC(N'ALTER TABLE [ChangeRequests] DROP CONSTRAINT ' + @var37 + ';');
    ALTER TABLE [ChangeRequests] ALTER COLUMN [Kind] nvarchar(40) NOT NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126184525_WordsByName'
)
BEGIN
    DROP INDEX [IX_BudgetChanges_TaskId_Fund_Day] ON [BudgetChanges];
    DECLARE @var38 nvarchar(max);
    SELECT @var38 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[BudgetChanges]') AND [c].[name] = N'Fund');
    IF @var38 IS NOT NULL EXEC(N'ALTER TABLE [BudgetChanges] DROP CONSTRAINT ' + @var38 + ';');
    ALTER TABLE [BudgetChanges] ALTER COLUMN [Fund] nvarchar(40) NOT NULL;
    CREATE UNIQUE INDEX [IX_BudgetChanges_TaskId_Fund_Day] ON [BudgetChanges] ([TaskId], [Fund], [Day]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126184525_WordsByName'
)
BEGIN
    DECLARE @var39 nvarchar(max);
    SELECT @var39 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[Alerts]') AND [c].[name] = N'Kind');
    IF @var39 IS NOT NULL EXEC(N'ALTER TABLE [Alerts] DROP CONSTRAINT ' + @var39 + ';');
    ALTER TABLE [Alerts] ALTER COLUMN [Kind] nvarchar(40) NOT NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126184525_WordsByName'
)
BEGIN
    ALTER TABLE [FundTotals] ADD CONSTRAINT [PK_FundTotals] PRIMARY KEY ([TaskId], [Fund]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126184525_WordsByName'
)
BEGIN
    UPDATE [YearBudgets] SET [Fund] = CASE [Fund] WHEN N'0' THEN N'State' WHEN N'1' THEN N'Counterpart' WHEN N'2' THEN N'Other' ELSE [Fund] END;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126184525_WordsByName'
)
BEGIN
    UPDATE [WorkMoves] SET [Kind] = CASE [Kind] WHEN N'0' THEN N'SubmitReport' WHEN N'1' THEN N'ReturnReport' WHEN N'2' THEN N'AcceptReport' WHEN N'3' THEN N'ExcuseReport' WHEN N'4' THEN N'AdjustReport' WHEN N'5' THEN N'PlanInspection' WHEN N'6' THEN N'NotifyInspection' WHEN N'7' THEN N'RecordInspection' WHEN N'8' THEN N'CancelInspection' WHEN N'9' THEN N'ReportFix' WHEN N'10' THEN N'ConfirmFix' WHEN N'11' THEN N'RejectFix' WHEN N'12' THEN N'RequestChange' WHEN N'13' THEN N'ExamineChange' WHEN N'14' THEN N'ReturnChange' WHEN N'15' THEN N'WithdrawChange' WHEN N'16' THEN N'ApproveChange' WHEN N'17' THEN N'AgreeToSubmit' WHEN N'18' THEN N'RefuseChange' WHEN N'19' THEN N'RecordChangeDecision' ELSE [Kind] END;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126184525_WordsByName'
)
BEGIN
    UPDATE [Tranches] SET [State] = CASE [State] WHEN N'0' THEN N'Planned' WHEN N'1' THEN N'Requested' WHEN N'2' THEN N'Verified' WHEN N'3' THEN N'Checked' WHEN N'4' THEN N'Endorsed' WHEN N'5' THEN N'Approved' WHEN N'6' THEN N'PaymentFailed' WHEN N'7' THEN N'PartlyPaid' WHEN N'8' THEN N'Paid' WHEN N'9' THEN N'Settled' WHEN N'10' THEN N'Recovered' WHEN N'11' THEN N'Closed' WHEN N'12' THEN N'Returned' WHEN N'13' THEN N'Refused' WHEN N'14' THEN N'Withdrawn' WHEN N'15' THEN N'Cancelled' ELSE [State] END;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126184525_WordsByName'
)
BEGIN
    UPDATE [Tranches] SET [Fund] = CASE [Fund] WHEN N'0' THEN N'State' WHEN N'1' THEN N'Counterpart' WHEN N'2' THEN N'Other' ELSE [Fund] END;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126184525_WordsByName'
)
BEGIN
    UPDATE [TrancheMoves] SET [Kind] = CASE [Kind] WHEN N'0' THEN N'Plan' WHEN N'1' THEN N'Replan' WHEN N'2' THEN N'Request' WHEN N'3' THEN N'Verify' WHEN N'4' THEN N'Check' WHEN N'5' THEN N'Endorse' WHEN N'6' THEN N'Approve' WHEN N'7' THEN N'RecordApproval' WHEN N'8' THEN N'Return' WHEN N'9' THEN N'Refuse' WHEN N'10' THEN N'Withdraw' WHEN N'11' THEN N'Cancel' WHEN N'12' THEN N'Pay' WHEN N'13' THEN N'RecordPayment' WHEN N'14' THEN N'FailPayment' WHEN N'15' THEN N'Settle' WHEN N'16' THEN N'GiveBack' WHEN N'17' THEN N'Recover' WHEN N'18' THEN N'Close' WHEN N'19' THEN N'Reverse' ELSE [Kind] END;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126184525_WordsByName'
)
BEGIN
    UPDATE [TrancheMoves] SET [Fund] = CASE [Fund] WHEN N'0' THEN N'State' WHEN N'1' THEN N'Counterpart' WHEN N'2' THEN N'Other' ELSE [Fund] END;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126184525_WordsByName'
)
BEGIN
    UPDATE [TrancheMoves] SET [Category] = CASE [Category] WHEN N'0' THEN N'Documents' WHEN N'1' THEN N'WorkVolume' WHEN N'2' THEN N'Reports' WHEN N'3' THEN N'Settlement' WHEN N'4' THEN N'Budget' WHEN N'5' THEN N'Other' ELSE [Category] END;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126184525_WordsByName'
)
BEGIN
    UPDATE [Tasks] SET [Type] = CASE [Type] WHEN N'0' THEN N'ResearchTopic' WHEN N'1' THEN N'PilotProduction' WHEN N'2' THEN N'ScientificScheme' WHEN N'3' THEN N'StProject' WHEN N'4' THEN N'RuralMountain' WHEN N'5' THEN N'BasicResearch' WHEN N'6' THEN N'AppliedResearch' WHEN N'7' THEN N'TechnologyDevelopment' WHEN N'8' THEN N'SocialSolution' WHEN N'9' THEN N'RegularTask' WHEN N'10' THEN N'Other' ELSE [Type] END;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126184525_WordsByName'
)
BEGIN
    UPDATE [Tasks] SET [ReportAlignment] = CASE [ReportAlignment] WHEN N'0' THEN N'FromStart' WHEN N'1' THEN N'Calendar' ELSE [ReportAlignment] END;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126184525_WordsByName'
)
BEGIN
    UPDATE [Tasks] SET [LumpSum] = CASE [LumpSum] WHEN N'0' THEN N'ToFinalProduct' WHEN N'1' THEN N'Partial' WHEN N'2' THEN N'None' ELSE [LumpSum] END;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126184525_WordsByName'
)
BEGIN
    UPDATE [Tasks] SET [Level] = CASE [Level] WHEN N'0' THEN N'Provincial' WHEN N'1' THEN N'Grassroots' WHEN N'2' THEN N'Sector' WHEN N'3' THEN N'FormerDistrict' WHEN N'4' THEN N'Ministerial' WHEN N'5' THEN N'National' ELSE [Level] END;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126184525_WordsByName'
)
BEGIN
    UPDATE [Tasks] SET [Grade] = CASE [Grade] WHEN N'0' THEN N'Excellent' WHEN N'1' THEN N'Pass' WHEN N'2' THEN N'Fail' ELSE [Grade] END;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126184525_WordsByName'
)
BEGIN
    UPDATE [Tasks] SET [Assignment] = CASE [Assignment] WHEN N'0' THEN N'CompetitiveSelection' WHEN N'1' THEN N'DirectAssignment' WHEN N'2' THEN N'Commission' WHEN N'3' THEN N'GrantReview' ELSE [Assignment] END;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126184525_WordsByName'
)
BEGIN
    UPDATE [StatusSpans] SET [Kind] = CASE [Kind] WHEN N'0' THEN N'Unknown' WHEN N'1' THEN N'Proposed' WHEN N'2' THEN N'Listed' WHEN N'3' THEN N'Approved' WHEN N'4' THEN N'Contracted' WHEN N'5' THEN N'InProgress' WHEN N'6' THEN N'AwaitingAcceptance' WHEN N'7' THEN N'Accepted' WHEN N'8' THEN N'Failed' WHEN N'9' THEN N'Terminated' WHEN N'10' THEN N'Registered' WHEN N'11' THEN N'Recognised' WHEN N'12' THEN N'Settled' WHEN N'13' THEN N'Liquidated' WHEN N'14' THEN N'Closed' WHEN N'100' THEN N'Active' WHEN N'101' THEN N'Suspended' WHEN N'102' THEN N'Late' WHEN N'103' THEN N'FundingStopped' WHEN N'201' THEN N'B1' WHEN N'202' THEN N'B2' WHEN N'203' THEN N'B3' WHEN N'204' THEN N'B4' WHEN N'205' THEN N'B5' WHEN N'206' THEN N'B6' WHEN N'207' THEN N'B7' WHEN N'208' THEN N'B8' ELSE [Kind] END;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126184525_WordsByName'
)
BEGIN
    UPDATE [ProgressReports] SET [Review] = CASE [Review] WHEN N'0' THEN N'Accepted' WHEN N'1' THEN N'Returned' WHEN N'2' THEN N'NotRequired' ELSE [Review] END;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126184525_WordsByName'
)
BEGIN
    UPDATE [Outbox] SET [State] = CASE [State] WHEN N'0' THEN N'Queued' WHEN N'1' THEN N'Sent' WHEN N'2' THEN N'Failed' ELSE [State] END;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126184525_WordsByName'
)
BEGIN
    UPDATE [OfficialDocuments] SET [Kind] = CASE [Kind] WHEN N'0' THEN N'Decision' WHEN N'1' THEN N'Contract' WHEN N'2' THEN N'Letter' WHEN N'3' THEN N'Submission' WHEN N'4' THEN N'Minutes' WHEN N'5' THEN N'Notice' WHEN N'6' THEN N'Report' WHEN N'7' THEN N'Other' ELSE [Kind] END;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126184525_WordsByName'
)
BEGIN
    UPDATE [Ledger] SET [Kind] = CASE [Kind] WHEN N'0' THEN N'Advance' WHEN N'1' THEN N'Payment' WHEN N'2' THEN N'Settlement' WHEN N'3' THEN N'Return' WHEN N'4' THEN N'Recovery' WHEN N'5' THEN N'Reversal' ELSE [Kind] END;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126184525_WordsByName'
)
BEGIN
    UPDATE [Ledger] SET [Fund] = CASE [Fund] WHEN N'0' THEN N'State' WHEN N'1' THEN N'Counterpart' WHEN N'2' THEN N'Other' ELSE [Fund] END;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126184525_WordsByName'
)
BEGIN
    UPDATE [Ledger] SET [ActsOn] = CASE [ActsOn] WHEN N'0' THEN N'Advance' WHEN N'1' THEN N'Payment' WHEN N'2' THEN N'Settlement' WHEN N'3' THEN N'Return' WHEN N'4' THEN N'Recovery' WHEN N'5' THEN N'Reversal' ELSE [ActsOn] END;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126184525_WordsByName'
)
BEGIN
    UPDATE [Inspections] SET [Kind] = CASE [Kind] WHEN N'0' THEN N'Periodic' WHEN N'1' THEN N'AdHoc' WHEN N'2' THEN N'Interim' ELSE [Kind] END;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126184525_WordsByName'
)
BEGIN
    UPDATE [Inspections] SET [Conclusion] = CASE [Conclusion] WHEN N'0' THEN N'Pass' WHEN N'1' THEN N'PassWithFindings' WHEN N'2' THEN N'Fail' ELSE [Conclusion] END;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126184525_WordsByName'
)
BEGIN
    UPDATE [Imports] SET [State] = CASE [State] WHEN N'0' THEN N'Waiting' WHEN N'1' THEN N'Checking' WHEN N'2' THEN N'Checked' WHEN N'3' THEN N'Applying' WHEN N'4' THEN N'Applied' WHEN N'5' THEN N'Failed' WHEN N'6' THEN N'Discarded' ELSE [State] END;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126184525_WordsByName'
)
BEGIN
    UPDATE [FundTotals] SET [Fund] = CASE [Fund] WHEN N'0' THEN N'State' WHEN N'1' THEN N'Counterpart' WHEN N'2' THEN N'Other' ELSE [Fund] END;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126184525_WordsByName'
)
BEGIN
    UPDATE [Files] SET [Area] = CASE [Area] WHEN N'0' THEN N'Task' WHEN N'1' THEN N'Report' WHEN N'2' THEN N'Inspection' WHEN N'3' THEN N'Change' WHEN N'4' THEN N'Document' ELSE [Area] END;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126184525_WordsByName'
)
BEGIN
    UPDATE [Extensions] SET [StatedOutcome] = CASE [StatedOutcome] WHEN N'0' THEN N'Pending' WHEN N'1' THEN N'Approved' WHEN N'2' THEN N'Refused' ELSE [StatedOutcome] END;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126184525_WordsByName'
)
BEGIN
    UPDATE [Deadlines] SET [Party] = CASE [Party] WHEN N'0' THEN N'Lead' WHEN N'1' THEN N'Host' WHEN N'2' THEN N'Department' WHEN N'3' THEN N'Accountant' ELSE [Party] END;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126184525_WordsByName'
)
BEGIN
    UPDATE [Deadlines] SET [Kind] = CASE [Kind] WHEN N'0' THEN N'ProgressReport' WHEN N'1' THEN N'ExtensionWindow' WHEN N'2' THEN N'ContractEnd' WHEN N'3' THEN N'Dossier' WHEN N'4' THEN N'Registration' WHEN N'5' THEN N'Recognition' WHEN N'6' THEN N'Settlement' WHEN N'7' THEN N'Liquidation' WHEN N'8' THEN N'Inspection' WHEN N'9' THEN N'Finding' WHEN N'10' THEN N'ChangeAnswer' ELSE [Kind] END;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126184525_WordsByName'
)
BEGIN
    UPDATE [ChangeRequests] SET [State] = CASE [State] WHEN N'0' THEN N'Requested' WHEN N'1' THEN N'Returned' WHEN N'2' THEN N'Withdrawn' WHEN N'3' THEN N'Examined' WHEN N'4' THEN N'AgreedToSubmit' WHEN N'5' THEN N'Approved' WHEN N'6' THEN N'Refused' ELSE [State] END;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126184525_WordsByName'
)
BEGIN
    UPDATE [ChangeRequests] SET [Kind] = CASE [Kind] WHEN N'0' THEN N'Extension' WHEN N'1' THEN N'Shortening' WHEN N'2' THEN N'Lead' WHEN N'3' THEN N'Host' WHEN N'4' THEN N'Content' WHEN N'5' THEN N'Headings' WHEN N'6' THEN N'Suspension' WHEN N'7' THEN N'Resumption' WHEN N'8' THEN N'Termination' ELSE [Kind] END;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126184525_WordsByName'
)
BEGIN
    UPDATE [BudgetChanges] SET [Fund] = CASE [Fund] WHEN N'0' THEN N'State' WHEN N'1' THEN N'Counterpart' WHEN N'2' THEN N'Other' ELSE [Fund] END;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126184525_WordsByName'
)
BEGIN
    UPDATE [Alerts] SET [Kind] = CASE [Kind] WHEN N'0' THEN N'ProgressReport' WHEN N'1' THEN N'ExtensionWindow' WHEN N'2' THEN N'ContractEnd' WHEN N'3' THEN N'Dossier' WHEN N'4' THEN N'Registration' WHEN N'5' THEN N'Recognition' WHEN N'6' THEN N'Settlement' WHEN N'7' THEN N'Liquidation' WHEN N'8' THEN N'Inspection' WHEN N'9' THEN N'Finding' WHEN N'10' THEN N'ChangeAnswer' ELSE [Kind] END;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126184525_WordsByName'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261126184525_WordsByName', N'10.0.15');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126184751_AppendOnlyAgain'
)
BEGIN
    EXEC(N'CREATE TRIGGER [TR_Ledger_AppendOnly] ON [Ledger] AFTER UPDATE, DELETE AS BEGIN SET NOCOUNT ON; IF NOT EXISTS (SELECT 1 FROM deleted) RETURN; IF NOT EXISTS (SELECT 1 FROM inserted) OR UPDATE([TaskId]) OR UPDATE([Kind]) OR UPDATE([Fund]) OR UPDATE([Tranche]) OR UPDATE([Day]) OR UPDATE([Amount]) OR UPDATE([Here]) OR UPDATE([ReversesId]) BEGIN; THROW 51000, ''Ledger is append-only'', 1; END; END')
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126184751_AppendOnlyAgain'
)
BEGIN
    EXEC(N'CREATE TRIGGER [TR_TrancheMoves_AppendOnly] ON [TrancheMoves] AFTER UPDATE, DELETE AS BEGIN SET NOCOUNT ON; IF NOT EXISTS (SELECT 1 FROM deleted) RETURN; IF NOT EXISTS (SELECT 1 FROM inserted) OR UPDATE([TaskId]) OR UPDATE([Sequence]) OR UPDATE([Tranche]) OR UPDATE([Fund]) OR UPDATE([Kind]) OR UPDATE([Day]) OR UPDATE([At]) OR UPDATE([ActorId]) OR UPDATE([Actor]) OR UPDATE([ActorPersonId]) OR UPDATE([ForId]) OR UPDATE([For]) OR UPDATE([Asker]) OR UPDATE([AskerPersonId]) OR UPDATE([Amount]) OR UPDATE([PlannedDay]) OR UPDATE([Category]) OR UPDATE([Reason]) OR UPDATE([DocumentNumber]) OR UPDATE([DocumentDay]) OR UPDATE([FailedRules]) BEGIN; THROW 51000, ''TrancheMoves is append-only'', 1; END; END')
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126184751_AppendOnlyAgain'
)
BEGIN
    EXEC(N'CREATE TRIGGER [TR_WorkMoves_AppendOnly] ON [WorkMoves] AFTER UPDATE, DELETE AS BEGIN SET NOCOUNT ON; IF NOT EXISTS (SELECT 1 FROM deleted) RETURN; IF NOT EXISTS (SELECT 1 FROM inserted) OR UPDATE([TaskId]) OR UPDATE([Sequence]) OR UPDATE([Kind]) OR UPDATE([Subject]) OR UPDATE([Day]) OR UPDATE([At]) OR UPDATE([ActorId]) OR UPDATE([Actor]) OR UPDATE([ActorPersonId]) OR UPDATE([ForId]) OR UPDATE([For]) OR UPDATE([OnBehalfOf]) OR UPDATE([Category]) OR UPDATE([Until]) OR UPDATE([Reason]) OR UPDATE([DocumentNumber]) OR UPDATE([DocumentDay]) OR UPDATE([FailedRules]) BEGIN; THROW 51000, ''WorkMoves is append-only'', 1; END; END')
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126184751_AppendOnlyAgain'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261126184751_AppendOnlyAgain', N'10.0.15');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126214129_SealsAndAccounts'
)
BEGIN
    ALTER TABLE [AspNetUsers] ADD [CreatedAt] datetime2 NOT NULL DEFAULT '0001-01-01T00:00:00.0000000';
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126214129_SealsAndAccounts'
)
BEGIN
    ALTER TABLE [AspNetUsers] ADD [DisabledAt] datetime2 NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126214129_SealsAndAccounts'
)
BEGIN
    ALTER TABLE [AspNetUsers] ADD [LastSeenAt] datetime2 NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126214129_SealsAndAccounts'
)
BEGIN
    ALTER TABLE [AspNetUsers] ADD [ReviewedAt] datetime2 NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126214129_SealsAndAccounts'
)
BEGIN
    CREATE TABLE [AccessLog] (
        [Id] int NOT NULL IDENTITY,
        [At] datetime2 NOT NULL,
        [Kind] nvarchar(40) NOT NULL,
        [AccountId] int NULL,
        [Name] nvarchar(300) NULL,
        [Address] nvarchar(60) NULL,
        [What] nvarchar(300) NULL,
        CONSTRAINT [PK_AccessLog] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126214129_SealsAndAccounts'
)
BEGIN
    CREATE TABLE [RoleTerms] (
        [Id] int NOT NULL IDENTITY,
        [AccountId] int NOT NULL,
        [Role] int NOT NULL,
        [From] date NOT NULL,
        [To] date NOT NULL,
        CONSTRAINT [PK_RoleTerms] PRIMARY KEY ([Id]),
        CONSTRAINT [CK_RoleTerms_Period] CHECK ([From] <= [To]),
        CONSTRAINT [FK_RoleTerms_AspNetUsers_AccountId] FOREIGN KEY ([AccountId]) REFERENCES [AspNetUsers] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126214129_SealsAndAccounts'
)
BEGIN
    CREATE TABLE [Seals] (
        [Number] int NOT NULL,
        [Table] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [FromId] bigint NOT NULL,
        [ToId] bigint NOT NULL,
        [Rows] int NOT NULL,
        [Lines] nvarchar(max) NOT NULL,
        [At] datetime2 NOT NULL,
        [Previous] nvarchar(64) NOT NULL,
        [Code] nvarchar(64) NOT NULL,
        CONSTRAINT [PK_Seals] PRIMARY KEY ([Number])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126214129_SealsAndAccounts'
)
BEGIN
    CREATE INDEX [IX_AccessLog_At] ON [AccessLog] ([At]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126214129_SealsAndAccounts'
)
BEGIN
    CREATE INDEX [IX_RoleTerms_AccountId] ON [RoleTerms] ([AccountId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126214129_SealsAndAccounts'
)
BEGIN
    CREATE INDEX [IX_Seals_Table_ToId] ON [Seals] ([Table], [ToId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126214129_SealsAndAccounts'
)
BEGIN
    EXEC(N'CREATE TRIGGER [TR_Audit_AppendOnly] ON [Audit] AFTER UPDATE, DELETE AS BEGIN SET NOCOUNT ON; IF NOT EXISTS (SELECT 1 FROM deleted) RETURN; THROW 51000, ''Audit is append-only'', 1; END')
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126214129_SealsAndAccounts'
)
BEGIN
    EXEC(N'CREATE TRIGGER [TR_Seals_AppendOnly] ON [Seals] AFTER UPDATE, DELETE AS BEGIN SET NOCOUNT ON; IF NOT EXISTS (SELECT 1 FROM deleted) RETURN; THROW 51000, ''Seals is append-only'', 1; END')
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126214129_SealsAndAccounts'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261126214129_SealsAndAccounts', N'10.0.15');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126224119_SessionsFromOutside'
)
BEGIN
    ALTER TABLE [Sessions] ADD [Outside] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126224119_SessionsFromOutside'
)
BEGIN
    ALTER TABLE [AspNetUsers] ADD [Theme] nvarchar(10) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126224119_SessionsFromOutside'
)
BEGIN
    CREATE INDEX [IX_Sessions_Outside] ON [Sessions] ([Outside]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126224119_SessionsFromOutside'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261126224119_SessionsFromOutside', N'10.0.15');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127011344_Passkeys'
)
BEGIN
    CREATE TABLE [AspNetUserPasskeys] (
        [CredentialId] varbinary(1024) NOT NULL,
        [UserId] int NOT NULL,
        [Data] nvarchar(max) NOT NULL,
        CONSTRAINT [PK_AspNetUserPasskeys] PRIMARY KEY ([CredentialId]),
        CONSTRAINT [FK_AspNetUserPasskeys_AspNetUsers_UserId] FOREIGN KEY ([UserId]) REFERENCES [AspNetUsers] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127011344_Passkeys'
)
BEGIN
    CREATE INDEX [IX_AspNetUserPasskeys_UserId] ON [AspNetUserPasskeys] ([UserId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127011344_Passkeys'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261127011344_Passkeys', N'10.0.15');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127020219_ImportGuide'
)
BEGIN
    ALTER TABLE [Imports] ADD [GoodOnly] bit NOT NULL DEFAULT CAST(0 AS bit);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127020219_ImportGuide'
)
BEGIN
    ALTER TABLE [Imports] ADD [Layout] nvarchar(100) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127020219_ImportGuide'
)
BEGIN
    ALTER TABLE [Imports] ADD [Mends] nvarchar(max) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127020219_ImportGuide'
)
BEGIN
    ALTER TABLE [Imports] ADD [Rest] nvarchar(max) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127020219_ImportGuide'
)
BEGIN
    CREATE TABLE [ImportLayouts] (
        [Id] int NOT NULL IDENTITY,
        [Name] nvarchar(100) NOT NULL,
        [NameKey] nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Mapping] nvarchar(max) NOT NULL,
        [Headers] nvarchar(64) NOT NULL,
        [Author] nvarchar(300) NOT NULL,
        [At] datetime2 NOT NULL,
        CONSTRAINT [PK_ImportLayouts] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127020219_ImportGuide'
)
BEGIN
    CREATE INDEX [IX_ImportLayouts_Headers] ON [ImportLayouts] ([Headers]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127020219_ImportGuide'
)
BEGIN
    CREATE UNIQUE INDEX [IX_ImportLayouts_NameKey] ON [ImportLayouts] ([NameKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127020219_ImportGuide'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261127020219_ImportGuide', N'10.0.15');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127121116_OpeningBalances'
)
BEGIN
    ALTER TABLE [Ledger] ADD [From] date NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127121116_OpeningBalances'
)
BEGIN
    DROP TRIGGER [TR_Ledger_AppendOnly];
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127121116_OpeningBalances'
)
BEGIN
    EXEC(N'CREATE TRIGGER [TR_Ledger_AppendOnly] ON [Ledger] AFTER UPDATE, DELETE AS BEGIN SET NOCOUNT ON; IF NOT EXISTS (SELECT 1 FROM deleted) RETURN; IF NOT EXISTS (SELECT 1 FROM inserted) OR UPDATE([TaskId]) OR UPDATE([Kind]) OR UPDATE([Fund]) OR UPDATE([Tranche]) OR UPDATE([Day]) OR UPDATE([From]) OR UPDATE([Amount]) OR UPDATE([Here]) OR UPDATE([ReversesId]) BEGIN; THROW 51000, ''Ledger is append-only'', 1; END; END')
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127121116_OpeningBalances'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261127121116_OpeningBalances', N'10.0.15');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127132418_NamesAndMerges'
)
BEGIN
    ALTER TABLE [People] ADD [MergedIntoId] int NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127132418_NamesAndMerges'
)
BEGIN
    ALTER TABLE [Organizations] ADD [MergedIntoId] int NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127132418_NamesAndMerges'
)
BEGIN
    CREATE TABLE [FormerNames] (
        [Id] int NOT NULL IDENTITY,
        [OrganizationId] int NOT NULL,
        [Name] nvarchar(500) NOT NULL,
        [NameKey] nvarchar(500) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Until] date NOT NULL,
        CONSTRAINT [PK_FormerNames] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_FormerNames_Organizations_OrganizationId] FOREIGN KEY ([OrganizationId]) REFERENCES [Organizations] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127132418_NamesAndMerges'
)
BEGIN
    CREATE TABLE [NameMerges] (
        [Id] int NOT NULL IDENTITY,
        [Kind] nvarchar(40) NOT NULL,
        [FromId] int NOT NULL,
        [IntoId] int NOT NULL,
        [Author] nvarchar(300) NOT NULL,
        [At] datetime2 NOT NULL,
        [Reason] nvarchar(1000) NOT NULL,
        [UndoneAt] datetime2 NULL,
        [UndoneBy] nvarchar(300) NULL,
        [Moved] nvarchar(max) NOT NULL,
        CONSTRAINT [PK_NameMerges] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127132418_NamesAndMerges'
)
BEGIN
    CREATE INDEX [IX_People_MergedIntoId] ON [People] ([MergedIntoId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127132418_NamesAndMerges'
)
BEGIN
    CREATE INDEX [IX_Organizations_MergedIntoId] ON [Organizations] ([MergedIntoId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127132418_NamesAndMerges'
)
BEGIN
    CREATE INDEX [IX_FormerNames_NameKey] ON [FormerNames] ([NameKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127132418_NamesAndMerges'
)
BEGIN
    CREATE INDEX [IX_FormerNames_OrganizationId] ON [FormerNames] ([OrganizationId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127132418_NamesAndMerges'
)
BEGIN
    CREATE INDEX [IX_NameMerges_Kind_IntoId] ON [NameMerges] ([Kind], [IntoId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127132418_NamesAndMerges'
)
BEGIN
    ALTER TABLE [Organizations] ADD CONSTRAINT [FK_Organizations_Organizations_MergedIntoId] FOREIGN KEY ([MergedIntoId]) REFERENCES [Organizations] ([Id]) ON DELETE NO ACTION;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127132418_NamesAndMerges'
)
BEGIN
    ALTER TABLE [People] ADD CONSTRAINT [FK_People_People_MergedIntoId] FOREIGN KEY ([MergedIntoId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127132418_NamesAndMerges'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261127132418_NamesAndMerges', N'10.0.15');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127133505_ImportUndo'
)
BEGIN
    ALTER TABLE [Imports] ADD [Added] nvarchar(max) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127133505_ImportUndo'
)
BEGIN
    ALTER TABLE [Imports] ADD [UndoneBy] nvarchar(300) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127133505_ImportUndo'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261127133505_ImportUndo', N'10.0.15');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127182235_ImportAgreement'
)
BEGIN
    ALTER TABLE [Imports] ADD [MoneyBy] nvarchar(300) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127182235_ImportAgreement'
)
BEGIN
    ALTER TABLE [Imports] ADD [TasksBy] nvarchar(300) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127182235_ImportAgreement'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261127182235_ImportAgreement', N'10.0.15');
END;

COMMIT;
GO

