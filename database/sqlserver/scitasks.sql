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

