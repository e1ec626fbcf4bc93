/* eslint-disable */
import * as types from './graphql.ts';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  mutation CreateAccount_Mutation($name: String!, $email: String!, $role: Role!) {\n    createAccount(name: $name, email: $email, role: $role) {\n      signInLink\n    }\n  }\n": typeof types.CreateAccount_MutationDocument,
    "\n  mutation CreateEnrollmentToken_Mutation(\n    $name: String!\n    $ttlHours: Int!\n    $maxAgents: Int\n    $labels: [LabelInput!]\n    $needsApproval: Boolean\n  ) {\n    createEnrollmentToken(\n      name: $name\n      ttlHours: $ttlHours\n      maxAgents: $maxAgents\n      labels: $labels\n      needsApproval: $needsApproval\n    ) {\n      token\n    }\n  }\n": typeof types.CreateEnrollmentToken_MutationDocument,
    "\n  mutation SetPassword_Mutation($current: String, $next: String!) {\n    setPassword(current: $current, next: $next)\n  }\n": typeof types.SetPassword_MutationDocument,
    "\n  query Sessions_Query {\n    sessions(first: 50) {\n      edges {\n        node {\n          id\n          createdAt\n          address\n          userAgent\n          isCurrent\n        }\n      }\n    }\n  }\n": typeof types.Sessions_QueryDocument,
    "\n  mutation EndSession_Mutation($id: ID) {\n    endSession(id: $id)\n  }\n": typeof types.EndSession_MutationDocument,
    "\n  mutation CreateApiToken_Mutation($name: String!, $role: Role!, $expiresInDays: Int) {\n    createApiToken(name: $name, role: $role, expiresInDays: $expiresInDays) {\n      token\n    }\n  }\n": typeof types.CreateApiToken_MutationDocument,
    "\n  query ApiTokens_Query($after: String) {\n    apiTokens(first: 50, after: $after) {\n      edges {\n        cursor\n        node {\n          id\n          name\n          start\n          role\n          createdAt\n          lastUsedAt\n          expiresAt\n          account {\n            id\n            name\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n": typeof types.ApiTokens_QueryDocument,
    "\n  mutation RevokeApiToken_Mutation($id: ID!) {\n    revokeApiToken(id: $id)\n  }\n": typeof types.RevokeApiToken_MutationDocument,
    "\n  query Viewer_Query {\n    viewer {\n      id\n      name\n      email\n      role\n    }\n    singleSignOn\n  }\n": typeof types.Viewer_QueryDocument,
    "\n  fragment AssetPages on Asset {\n    id\n    lastSeenAt\n    examinations {\n      finishedAt\n    }\n  }\n": typeof types.AssetPagesFragmentDoc,
    "\n  mutation ApproveAgent_Mutation($id: ID!) {\n    agent: approveAgent(id: $id) {\n      id\n      health\n    }\n  }\n": typeof types.ApproveAgent_MutationDocument,
    "\n  mutation RevokeAgent_Mutation($id: ID!) {\n    agent: revokeAgent(id: $id) {\n      id\n      health\n    }\n  }\n": typeof types.RevokeAgent_MutationDocument,
    "\n  fragment AgentMeasures on Agent {\n    id\n    lastHeartbeatAt\n    load\n    cpu\n    memoryBytes\n    eventLoopMs\n    spoolBytes\n    spoolLimitBytes\n    spoolRecords\n    resultCount\n    errorCount\n    scannerRuns {\n      scanner\n      runCount\n      failureCount\n    }\n  }\n": typeof types.AgentMeasuresFragmentDoc,
    "\n  fragment AgentRow on Agent {\n    id\n    identity\n    hostname\n    addresses\n    version\n    health\n    activity\n    lastHeartbeatAt\n    slots\n    freeSlots\n    load\n    memoryBytes\n    errorCount\n    spoolBytes\n    draining\n    forgottenAt\n    problem\n    conflictAt\n    clockSkewMs\n    labels {\n      name\n      value\n    }\n    capabilities {\n      name\n      version\n      privileged\n      problem\n      signaturesAt\n      signatureCount\n      risk\n    }\n  }\n": typeof types.AgentRowFragmentDoc,
    "\n  query AgentRows_Changes($after: String!, $search: String!) {\n    agentChanges(after: $after, first: 200) {\n      nodes {\n        ...AgentRow\n        passes(search: $search)\n      }\n      cursor\n      hasMore\n    }\n  }\n": typeof types.AgentRows_ChangesDocument,
    "\n  subscription AgentRows_Changed($search: String!) {\n    agentChanged {\n      ...AgentRow\n      passes(search: $search)\n    }\n  }\n": typeof types.AgentRows_ChangedDocument,
    "\n  mutation SetAssetCriticality_Mutation($selection: AssetSelectionInput!, $criticality: Criticality!) {\n    setAssetCriticality(selection: $selection, criticality: $criticality)\n  }\n": typeof types.SetAssetCriticality_MutationDocument,
    "\n  fragment AssetDetections on Asset {\n    id\n    detections(first: 25, statuses: [OPEN, ACKNOWLEDGED]) {\n      edges {\n        node {\n          id\n          severity\n          status\n          title\n          location\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n": typeof types.AssetDetectionsFragmentDoc,
    "\n  fragment AssetFacts on Asset {\n    hostnames\n    machine\n    mac\n    vendor\n    os\n    osAccuracy\n    labels {\n      name\n      value\n    }\n    openDetections {\n      severity\n      count\n    }\n    firstSeenAt\n    lastSeenAt\n    examinations {\n      finishedAt\n    }\n  }\n": typeof types.AssetFactsFragmentDoc,
    "\n  fragment AssetHistory on Asset {\n    ...AssetPages\n    examinations {\n      assignmentId\n      attempt\n      finishedAt\n      assignment {\n        id\n        scanner\n        scan {\n          id\n          name\n        }\n      }\n    }\n  }\n": typeof types.AssetHistoryFragmentDoc,
    "\n  query AssetHistory_Query($id: ID!, $after: String) {\n    asset(id: $id) {\n      id\n      history(first: 15, after: $after) {\n        edges {\n          cursor\n          node {\n            id\n            kind\n            at\n            protocol\n            port\n          }\n        }\n        pageInfo {\n          hasNextPage\n        }\n      }\n    }\n  }\n": typeof types.AssetHistory_QueryDocument,
    "\n  mutation SetAssetLabels_Mutation(\n    $selection: AssetSelectionInput!\n    $labels: [LabelInput!]!\n    $removed: [String!]!\n  ) {\n    setAssetLabels(selection: $selection, labels: $labels, removed: $removed)\n  }\n": typeof types.SetAssetLabels_MutationDocument,
    "\n  fragment AssetRelated on Asset {\n    agents {\n      reaches\n      lastSawAt\n      agent {\n        id\n        hostname\n      }\n    }\n    related {\n      relation\n      asset {\n        id\n        kind\n        label\n      }\n    }\n  }\n": typeof types.AssetRelatedFragmentDoc,
    "\n  fragment AssetRow on Asset {\n    id\n    kind\n    label\n    hostnames\n    os\n    criticality\n    risk\n    labels {\n      name\n      value\n    }\n    openDetections {\n      severity\n      count\n    }\n    openServiceCount\n    lastSeenAt\n  }\n": typeof types.AssetRowFragmentDoc,
    "\n  query AssetRows_Changes($after: String!) {\n    assetChanges(after: $after, first: 200) {\n      nodes {\n        ...AssetRow\n      }\n      cursor\n      hasMore\n    }\n  }\n": typeof types.AssetRows_ChangesDocument,
    "\n  subscription AssetRows_Changed {\n    assetChanged {\n      ...AssetRow\n    }\n  }\n": typeof types.AssetRows_ChangedDocument,
    "\n  query AssetServices_Query($id: ID!, $after: String) {\n    asset(id: $id) {\n      id\n      services(first: 50, after: $after) {\n        edges {\n          cursor\n          node {\n            id\n            protocol\n            port\n            name\n            product\n            version\n            firstSeenAt\n            lastSeenAt\n            closedAt\n            detectionId\n          }\n        }\n        pageInfo {\n          hasNextPage\n        }\n      }\n    }\n  }\n": typeof types.AssetServices_QueryDocument,
    "\n  mutation AssignScan_Mutation($input: AssignScanInput!) {\n    assignScan(input: $input) {\n      id\n    }\n  }\n": typeof types.AssignScan_MutationDocument,
    "\n  query Accounts_Query($search: String) {\n    accounts(first: 50, search: $search) {\n      edges {\n        node {\n          id\n          name\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n": typeof types.Accounts_QueryDocument,
    "\n  mutation CancelAssignment_Mutation($id: ID!) {\n    cancelAssignment(id: $id) {\n      id\n      state\n      cancelRequestedAt\n    }\n  }\n": typeof types.CancelAssignment_MutationDocument,
    "\n  query AssignmentDetails_Query($id: ID!) {\n    assignment(id: $id) {\n      id\n      state\n      scanner\n      share\n      deadlineAt\n      leaseExpiresAt\n      maxRunSeconds\n      exclusions\n      attempts {\n        attempt\n        startedAt\n        finishedAt\n        result\n        ending {\n          code\n          message\n          isPartial\n        }\n        coverage\n        command\n        toolVersion\n        eventCount\n        placementReason\n        agent {\n          id\n          hostname\n        }\n      }\n      artifacts {\n        id\n        attempt\n        name\n        sha256\n        sizeBytes\n        path\n        rawPath\n      }\n    }\n  }\n": typeof types.AssignmentDetails_QueryDocument,
    "\n  subscription AssignmentDetails_Changed($scanId: ID) {\n    assignmentChanged(scanId: $scanId) {\n      id\n    }\n  }\n": typeof types.AssignmentDetails_ChangedDocument,
    "\n  fragment AssignmentRow on Assignment {\n    id\n    share\n    retryRound\n    superseded\n    scanner\n    targets\n    state\n    held\n    explanation\n    attempt\n    maxAttempts\n    progress\n    progressNote\n    progressIsEstimate\n    cancelRequestedAt\n    interruptRequestedAt\n    deadlineAt\n    eventCount\n    ending {\n      code\n      isPartial\n    }\n    agent {\n      id\n      hostname\n    }\n    scan {\n      id\n      name\n    }\n  }\n": typeof types.AssignmentRowFragmentDoc,
    "\n  query AssignmentRows_Changes($after: String!) {\n    assignmentChanges(after: $after, first: 200) {\n      nodes {\n        ...AssignmentRow\n      }\n      cursor\n      hasMore\n    }\n  }\n": typeof types.AssignmentRows_ChangesDocument,
    "\n  subscription AssignmentRows_Changed($scanId: ID, $agentId: ID) {\n    assignmentChanged(scanId: $scanId, agentId: $agentId) {\n      ...AssignmentRow\n    }\n  }\n": typeof types.AssignmentRows_ChangedDocument,
    "\n  query CronTimes_Query($cron: String!, $timeZone: String!) {\n    cronTimes(cron: $cron, timeZone: $timeZone)\n  }\n": typeof types.CronTimes_QueryDocument,
    "\n  query DetectionCount_Query($filter: DetectionFilterInput!) {\n    detectionFacets(filter: $filter) {\n      count\n      isExact\n      facets {\n        key\n        values {\n          value\n          count\n        }\n      }\n    }\n  }\n": typeof types.DetectionCount_QueryDocument,
    "\n  subscription DetectionCount_Changed {\n    detectionChanged {\n      id\n    }\n  }\n": typeof types.DetectionCount_ChangedDocument,
    "\n  query DetectionDetail_Query($id: ID!) {\n    detection(id: $id) {\n      id\n      severity\n      score\n      scoreParts {\n        reason\n        points\n      }\n      status\n      title\n      scanner\n      assetLabel\n      location\n      eventCount\n      firstSeenAt\n      lastSeenAt\n      category\n      description\n      assetKind\n      assetKey\n      asset {\n        id\n      }\n      references {\n        type\n        id\n        url\n      }\n      evidence\n      reopenedCount\n      statusSince\n      resolvedBy\n      acceptedUntil\n      unansweredAt\n      note\n      assignee {\n        id\n        name\n      }\n      knownExploited {\n        state\n        cve\n        dateAdded\n        ransomware\n        feed {\n          releasedAt\n        }\n      }\n      epss {\n        state\n        cve\n        score\n        percentile\n        feed {\n          releasedAt\n        }\n      }\n    }\n  }\n": typeof types.DetectionDetail_QueryDocument,
    "\n  subscription DetectionDetail_Changed {\n    detectionChanged {\n      id\n    }\n  }\n": typeof types.DetectionDetail_ChangedDocument,
    "\n  query DetectionEvents_Query($detectionId: ID!) {\n    events(first: 20, detectionId: $detectionId) {\n      edges {\n        node {\n          id\n          type\n          observedAt\n          attempt\n          late\n          data\n        }\n      }\n    }\n  }\n": typeof types.DetectionEvents_QueryDocument,
    "\n  query DetectionHistory_Query($id: ID!, $after: String) {\n    detection(id: $id) {\n      id\n      history(first: 50, after: $after) {\n        edges {\n          cursor\n          node {\n            id\n            kind\n            at\n            from\n            accountName\n            assignmentId\n            attempt\n            note\n            assigneeName\n            acceptedUntil\n          }\n        }\n        pageInfo {\n          hasNextPage\n        }\n      }\n    }\n  }\n": typeof types.DetectionHistory_QueryDocument,
    "\n  query DetectionExaminations_Query($id: ID!) {\n    examinations(detectionId: $id) {\n      assignmentId\n      attempt\n      finishedAt\n      silent\n      privileged\n    }\n  }\n": typeof types.DetectionExaminations_QueryDocument,
    "\n  fragment DetectionRow on Detection {\n    id\n    severity\n    score\n    status\n    title\n    scanner\n    assetLabel\n    location\n    eventCount\n    firstSeenAt\n    lastSeenAt\n    knownExploited {\n      state\n    }\n    epss {\n      score\n    }\n  }\n": typeof types.DetectionRowFragmentDoc,
    "\n  query DetectionRows_Changes($after: String!, $query: String!) {\n    detectionChanges(after: $after, first: 200) {\n      nodes {\n        ...DetectionRow\n        passes(query: $query)\n      }\n      cursor\n      hasMore\n    }\n  }\n": typeof types.DetectionRows_ChangesDocument,
    "\n  subscription DetectionRows_Changed($query: String!) {\n    detectionChanged {\n      ...DetectionRow\n      passes(query: $query)\n    }\n  }\n": typeof types.DetectionRows_ChangedDocument,
    "\n  query DetectionSightings_Query($id: ID!) {\n    detection(id: $id) {\n      id\n      sightings {\n        eventCount\n        lastObservedAt\n        late\n        signaturesAt\n        assignment {\n          id\n          scanner\n          scan {\n            id\n            name\n          }\n        }\n        attempt {\n          attempt\n          command\n          toolVersion\n        }\n        agent {\n          id\n          hostname\n        }\n        ruleSets {\n          id\n          name\n          version\n          sha256\n        }\n        artifacts {\n          id\n          name\n          sha256\n          sizeBytes\n          path\n          rawPath\n        }\n      }\n    }\n  }\n": typeof types.DetectionSightings_QueryDocument,
    "\n  query DifferenceSection_Query(\n    $from: DifferencePointInput!\n    $to: DifferencePointInput!\n    $section: DifferenceSection!\n    $change: DifferenceChange!\n    $after: String\n  ) {\n    difference(from: $from, to: $to) {\n      page(section: $section, change: $change, first: 50, after: $after) {\n        count\n        endCursor\n        nodes {\n          ...DifferenceRow\n        }\n      }\n    }\n  }\n": typeof types.DifferenceSection_QueryDocument,
    "\n  fragment DifferenceRow on DifferenceRow {\n    key\n    protocol\n    port\n    before\n    after\n    asset {\n      id\n      label\n    }\n    detection {\n      id\n      title\n    }\n  }\n": typeof types.DifferenceRowFragmentDoc,
    "\n  mutation DrainAgent_Mutation($id: ID!, $draining: Boolean!) {\n    drainAgent(id: $id, draining: $draining) {\n      id\n      draining\n    }\n  }\n": typeof types.DrainAgent_MutationDocument,
    "\n  query ExportMenu_Query($filter: DetectionFilterInput!) {\n    csv: detectionExport(format: CSV, filter: $filter)\n    sarif: detectionExport(format: SARIF, filter: $filter)\n    jsonLines: detectionExport(format: JSON_LINES, filter: $filter)\n  }\n": typeof types.ExportMenu_QueryDocument,
    "\n  fragment ScanChoice on Scan {\n    id\n    name\n    createdAt\n  }\n": typeof types.ScanChoiceFragmentDoc,
    "\n  query FinishedScans_Query($search: String!, $after: String) {\n    scans(first: 50, after: $after, active: false, search: $search) {\n      edges {\n        node {\n          ...ScanChoice\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.FinishedScans_QueryDocument,
    "\n  mutation ForgetAgent_Mutation($id: ID!) {\n    forgetAgent(id: $id) {\n      id\n      forgottenAt\n    }\n  }\n": typeof types.ForgetAgent_MutationDocument,
    "\n  mutation SetLabelWindow_Mutation($label: LabelInput!, $window: ScanWindowInput!) {\n    setLabelWindow(label: $label, window: $window) {\n      id\n    }\n  }\n": typeof types.SetLabelWindow_MutationDocument,
    "\n  query LabelWindows_Query {\n    labelWindows(first: 100) {\n      edges {\n        node {\n          id\n          labelName\n          labelValue\n          window {\n            days\n            from\n            to\n            timeZone\n            atEnd\n            words\n            isOpen\n            nextChangeAt\n          }\n        }\n      }\n    }\n  }\n": typeof types.LabelWindows_QueryDocument,
    "\n  mutation DeleteLabelWindow_Mutation($id: ID!) {\n    deleteLabelWindow(id: $id)\n  }\n": typeof types.DeleteLabelWindow_MutationDocument,
    "\n  query OnlineAgents_Query($after: String) {\n    agents(first: 100, after: $after, health: [ONLINE]) {\n      edges {\n        cursor\n        node {\n          id\n          hostname\n          identity\n          draining\n          labels {\n            name\n            value\n          }\n          capabilities {\n            name\n            version\n            problem\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n": typeof types.OnlineAgents_QueryDocument,
    "\n  query QueryField_Keys {\n    detectionQueryKeys {\n      key\n      meaning\n      example\n    }\n  }\n": typeof types.QueryField_KeysDocument,
    "\n  query RuleSetChoice_Query($scanner: RuleScanner!, $after: String) {\n    ruleSets(first: 50, scanner: $scanner, latest: true, after: $after) {\n      edges {\n        cursor\n        node {\n          id\n          name\n          version\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n": typeof types.RuleSetChoice_QueryDocument,
    "\n  mutation UploadRuleSet_Mutation($input: UploadRuleSetInput!) {\n    uploadRuleSet(input: $input) {\n      id\n    }\n  }\n": typeof types.UploadRuleSet_MutationDocument,
    "\n  mutation RetireRuleSet_Mutation($name: String!) {\n    retireRuleSet(name: $name) {\n      id\n    }\n  }\n": typeof types.RetireRuleSet_MutationDocument,
    "\n  mutation RestoreRuleSet_Mutation($name: String!) {\n    restoreRuleSet(name: $name) {\n      id\n    }\n  }\n": typeof types.RestoreRuleSet_MutationDocument,
    "\n  query RuleSetContent_Query($name: String!, $version: Int!) {\n    ruleSets(first: 1, name: $name, version: $version) {\n      edges {\n        node {\n          id\n          content\n        }\n      }\n    }\n  }\n": typeof types.RuleSetContent_QueryDocument,
    "\n  mutation PauseScan_Mutation($id: ID!) {\n    scan: pauseScan(id: $id) {\n      ...ScanRow\n    }\n  }\n": typeof types.PauseScan_MutationDocument,
    "\n  mutation ResumeScan_Mutation($id: ID!) {\n    scan: resumeScan(id: $id) {\n      ...ScanRow\n    }\n  }\n": typeof types.ResumeScan_MutationDocument,
    "\n  mutation RetryScan_Mutation($id: ID!) {\n    scan: retryScan(id: $id) {\n      ...ScanRow\n    }\n  }\n": typeof types.RetryScan_MutationDocument,
    "\n  mutation CancelScan_Mutation($id: ID!) {\n    scan: cancelScan(id: $id) {\n      ...ScanRow\n    }\n  }\n": typeof types.CancelScan_MutationDocument,
    "\n  query ScanGlance_Query($id: ID!) {\n    running: assignments(first: 3, scanId: $id, states: [RUNNING]) {\n      edges {\n        node {\n          ...AssignmentRow\n        }\n      }\n    }\n    failed: assignments(first: 3, scanId: $id, states: [FAILED, REFUSED, EXPIRED]) {\n      edges {\n        node {\n          ...AssignmentRow\n        }\n      }\n    }\n    waiting: assignments(first: 1, scanId: $id, states: [QUEUED]) {\n      edges {\n        node {\n          ...AssignmentRow\n        }\n      }\n    }\n  }\n": typeof types.ScanGlance_QueryDocument,
    "\n  fragment ScanRow on Scan {\n    id\n    name\n    state\n    progress\n    progressIsEstimate\n    priority\n    scanners\n    createdAt\n    finishedAt\n    startAt\n    pausedAt\n    import {\n      fileName\n      importedBy\n    }\n    assignmentsByState {\n      state\n      count\n    }\n  }\n": typeof types.ScanRowFragmentDoc,
    "\n  query ScanRows_Changes($after: String!, $search: String!) {\n    assignmentChanges(after: $after, first: 200) {\n      nodes {\n        id\n        scan {\n          ...ScanRow\n          passes(search: $search)\n        }\n      }\n      cursor\n      hasMore\n    }\n  }\n": typeof types.ScanRows_ChangesDocument,
    "\n  subscription ScanRows_Changed($search: String!) {\n    assignmentChanged {\n      id\n      scan {\n        ...ScanRow\n        passes(search: $search)\n      }\n    }\n  }\n": typeof types.ScanRows_ChangedDocument,
    "\n  mutation SwitchSchedule_Mutation($id: ID!, $enabled: Boolean!) {\n    updateSchedule(id: $id, input: { enabled: $enabled }) {\n      id\n    }\n  }\n": typeof types.SwitchSchedule_MutationDocument,
    "\n  mutation RunScheduleNow_Mutation($id: ID!) {\n    runScheduleNow(id: $id) {\n      outcome\n      message\n    }\n  }\n": typeof types.RunScheduleNow_MutationDocument,
    "\n  mutation DeleteSchedule_Mutation($id: ID!) {\n    deleteSchedule(id: $id) {\n      id\n    }\n  }\n": typeof types.DeleteSchedule_MutationDocument,
    "\n  mutation CreateSchedule_Mutation($input: CreateScheduleInput!) {\n    createSchedule(input: $input) {\n      id\n    }\n  }\n": typeof types.CreateSchedule_MutationDocument,
    "\n  mutation UpdateSchedule_Mutation($id: ID!, $input: UpdateScheduleInput!) {\n    updateSchedule(id: $id, input: $input) {\n      id\n    }\n  }\n": typeof types.UpdateSchedule_MutationDocument,
    "\n  fragment ScheduleRow on Schedule {\n    id\n    name\n    cron\n    timeZone\n    scan\n    overlap\n    missed\n    spreadSeconds\n    enabled\n    nextRunAt\n    nextRuns\n    deletedAt\n    runs(first: 8) {\n      plannedAt\n      outcome\n      message\n      scan {\n        id\n        state\n        finishedAt\n      }\n    }\n  }\n": typeof types.ScheduleRowFragmentDoc,
    "\n  query ScheduleRows_Query($after: String) {\n    schedules(first: 50, after: $after) {\n      edges {\n        cursor\n        node {\n          ...ScheduleRow\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n": typeof types.ScheduleRows_QueryDocument,
    "\n  query ScheduleRows_Changes($after: String!) {\n    scheduleChanges(after: $after, first: 50) {\n      nodes {\n        ...ScheduleRow\n      }\n      cursor\n      hasMore\n    }\n  }\n": typeof types.ScheduleRows_ChangesDocument,
    "\n  subscription ScheduleRows_Changed {\n    scheduleChanged {\n      ...ScheduleRow\n    }\n  }\n": typeof types.ScheduleRows_ChangedDocument,
    "\n  query ShareList_Query($id: ID!, $after: String, $states: [AssignmentState!]) {\n    assignments(first: 50, after: $after, scanId: $id, states: $states) {\n      edges {\n        cursor\n        node {\n          ...AssignmentRow\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n": typeof types.ShareList_QueryDocument,
    "\n  fragment TriageAnswer on TriagePayload {\n    changed\n    unchanged {\n      status\n      count\n    }\n  }\n": typeof types.TriageAnswerFragmentDoc,
    "\n    mutation Acknowledge_Mutation($selection: DetectionSelectionInput!, $note: String) {\n      answer: acknowledgeDetections(selection: $selection, note: $note) {\n        ...TriageAnswer\n      }\n    }\n  ": typeof types.Acknowledge_MutationDocument,
    "\n    mutation MarkFalsePositive_Mutation($selection: DetectionSelectionInput!, $note: String) {\n      answer: markFalsePositive(selection: $selection, note: $note) {\n        ...TriageAnswer\n      }\n    }\n  ": typeof types.MarkFalsePositive_MutationDocument,
    "\n    mutation Resolve_Mutation($selection: DetectionSelectionInput!, $note: String) {\n      answer: resolveDetections(selection: $selection, note: $note) {\n        ...TriageAnswer\n      }\n    }\n  ": typeof types.Resolve_MutationDocument,
    "\n    mutation Reopen_Mutation($selection: DetectionSelectionInput!, $note: String) {\n      answer: reopenDetections(selection: $selection, note: $note) {\n        ...TriageAnswer\n      }\n    }\n  ": typeof types.Reopen_MutationDocument,
    "\n    mutation Accept_Mutation($selection: DetectionSelectionInput!, $until: DateTime!, $note: String) {\n      answer: acceptDetections(selection: $selection, until: $until, note: $note) {\n        ...TriageAnswer\n      }\n    }\n  ": typeof types.Accept_MutationDocument,
    "\n    mutation Assign_Mutation($selection: DetectionSelectionInput!, $assigneeId: ID, $note: String) {\n      answer: assignDetections(selection: $selection, assigneeId: $assigneeId, note: $note) {\n        ...TriageAnswer\n      }\n    }\n  ": typeof types.Assign_MutationDocument,
    "\n    mutation Note_Mutation($selection: DetectionSelectionInput!, $note: String!) {\n      answer: noteDetections(selection: $selection, note: $note) {\n        ...TriageAnswer\n      }\n    }\n  ": typeof types.Note_MutationDocument,
    "\n  query ChangeCursor_Query {\n    changeCursor\n  }\n": typeof types.ChangeCursor_QueryDocument,
    "\n  mutation CreateChannel_Mutation($input: CreateNotificationChannelInput!) {\n    createNotificationChannel(input: $input) {\n      secret\n    }\n  }\n": typeof types.CreateChannel_MutationDocument,
    "\n  mutation UpdateChannel_Mutation($id: ID!, $input: UpdateNotificationChannelInput!) {\n    updateNotificationChannel(id: $id, input: $input) {\n      secret\n    }\n  }\n": typeof types.UpdateChannel_MutationDocument,
    "\n  query NotificationChannels_Query {\n    canSendMail\n    notificationChannels(first: 100) {\n      edges {\n        cursor\n        node {\n          id\n          name\n          kind\n          target\n          recipients\n          enabled\n          ruleCount\n        }\n      }\n    }\n  }\n": typeof types.NotificationChannels_QueryDocument,
    "\n  mutation SwitchChannel_Mutation($id: ID!, $enabled: Boolean!) {\n    updateNotificationChannel(id: $id, input: { enabled: $enabled }) {\n      channel {\n        id\n      }\n    }\n  }\n": typeof types.SwitchChannel_MutationDocument,
    "\n  mutation DeleteChannel_Mutation($id: ID!) {\n    deleteNotificationChannel(id: $id)\n  }\n": typeof types.DeleteChannel_MutationDocument,
    "\n  mutation TestChannel_Mutation($id: ID!) {\n    testNotificationChannel(id: $id) {\n      ok\n      message\n    }\n  }\n": typeof types.TestChannel_MutationDocument,
    "\n  mutation Redeliver_Mutation($ids: [ID!]!) {\n    redeliverNotifications(ids: $ids) {\n      id\n    }\n  }\n": typeof types.Redeliver_MutationDocument,
    "\n  fragment DeliveryRow on NotificationDelivery {\n    id\n    ruleName\n    itemCount\n    items(first: 20)\n    state\n    tries\n    nextTryAt\n    problem\n    createdAt\n    finishedAt\n    channel {\n      id\n      name\n      enabled\n      deletedAt\n    }\n  }\n": typeof types.DeliveryRowFragmentDoc,
    "\n  query DeliveryRows_Query($state: NotificationDeliveryState, $after: String) {\n    notificationDeliveries(first: 50, state: $state, after: $after) {\n      edges {\n        cursor\n        node {\n          ...DeliveryRow\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n": typeof types.DeliveryRows_QueryDocument,
    "\n  query DeliveryRows_Changes($after: String!) {\n    notificationDeliveryChanges(after: $after, first: 50) {\n      nodes {\n        ...DeliveryRow\n      }\n      cursor\n      hasMore\n    }\n  }\n": typeof types.DeliveryRows_ChangesDocument,
    "\n  subscription DeliveryRows_Changed {\n    notificationDeliveryChanged {\n      ...DeliveryRow\n    }\n  }\n": typeof types.DeliveryRows_ChangedDocument,
    "\n  mutation CreateRule_Mutation($input: CreateNotificationRuleInput!) {\n    createNotificationRule(input: $input) {\n      id\n    }\n  }\n": typeof types.CreateRule_MutationDocument,
    "\n  mutation UpdateRule_Mutation($id: ID!, $input: UpdateNotificationRuleInput!) {\n    updateNotificationRule(id: $id, input: $input) {\n      id\n    }\n  }\n": typeof types.UpdateRule_MutationDocument,
    "\n  query NotificationRules_Query {\n    notificationRules(first: 100) {\n      edges {\n        cursor\n        node {\n          id\n          name\n          enabled\n          triggers\n          minSeverity\n          query\n          labels {\n            name\n            value\n          }\n          queueAgeSeconds\n          digestSeconds\n          digestOffsetSeconds\n          quietSeconds\n          channels {\n            id\n            name\n          }\n        }\n      }\n    }\n  }\n": typeof types.NotificationRules_QueryDocument,
    "\n  mutation SwitchRule_Mutation($id: ID!, $enabled: Boolean!) {\n    updateNotificationRule(id: $id, input: { enabled: $enabled }) {\n      id\n    }\n  }\n": typeof types.SwitchRule_MutationDocument,
    "\n  mutation DeleteRule_Mutation($id: ID!) {\n    deleteNotificationRule(id: $id)\n  }\n": typeof types.DeleteRule_MutationDocument,
    "\n  query OwnAccount_Query {\n    viewer {\n      id\n      name\n      email\n      role\n      hasPassword\n      hasSecondFactor\n    }\n  }\n": typeof types.OwnAccount_QueryDocument,
    "\n  query Accounts_Page_Query($search: String, $after: String) {\n    accounts(first: 50, search: $search, after: $after) {\n      edges {\n        cursor\n        node {\n          id\n          name\n          email\n          role\n          disabledAt\n          hasPassword\n          hasSecondFactor\n          lastSignInAt\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n": typeof types.Accounts_Page_QueryDocument,
    "\n  mutation ChangeAccount_Mutation($id: ID!, $role: Role, $disabled: Boolean) {\n    changeAccount(id: $id, role: $role, disabled: $disabled) {\n      id\n    }\n  }\n": typeof types.ChangeAccount_MutationDocument,
    "\n  mutation CreateSignInLink_Mutation($accountId: ID!) {\n    createSignInLink(accountId: $accountId)\n  }\n": typeof types.CreateSignInLink_MutationDocument,
    "\n  query Agent_Query($id: ID!) {\n    agent(id: $id) {\n      ...AgentRow\n      healthSince\n      createdAt\n      registeredAt\n      resultCount\n      ...AgentMeasures\n      reach\n      headFoundBy\n      enrollmentTokenName\n      policyRules {\n        subject\n        words\n      }\n    }\n  }\n": typeof types.Agent_QueryDocument,
    "\n  subscription Agent_Changed {\n    agentChanged {\n      id\n    }\n  }\n": typeof types.Agent_ChangedDocument,
    "\n  query Agent_Assignments($id: ID!, $after: String) {\n    assignments(first: 20, after: $after, agentId: $id) {\n      edges {\n        cursor\n        node {\n          ...AssignmentRow\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n": typeof types.Agent_AssignmentsDocument,
    "\n  query Agents_Query($after: String, $health: [AgentHealth!], $forgotten: Boolean!, $search: String!) {\n    agents(first: 50, after: $after, health: $health, forgotten: $forgotten, search: $search) {\n      edges {\n        cursor\n        node {\n          ...AgentRow\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n": typeof types.Agents_QueryDocument,
    "\n  query Agents_Counts {\n    controlPlane {\n      agentsByHealth {\n        health\n        count\n      }\n    }\n  }\n": typeof types.Agents_CountsDocument,
    "\n  subscription Agents_CountsChanged {\n    controlPlaneChanged {\n      registeredAgents\n    }\n  }\n": typeof types.Agents_CountsChangedDocument,
    "\n  query Asset_Query($id: ID!) {\n    asset(id: $id) {\n      id\n      kind\n      label\n      criticality\n      labels {\n        name\n        value\n      }\n      ...AssetFacts\n      ...AssetDetections\n      ...AssetRelated\n      ...AssetHistory\n    }\n  }\n": typeof types.Asset_QueryDocument,
    "\n  subscription Asset_Changed {\n    assetChanged {\n      id\n    }\n  }\n": typeof types.Asset_ChangedDocument,
    "\n  query Assets_Query(\n    $after: String\n    $kinds: [AssetKind!]\n    $criticalities: [Criticality!]\n    $openAtLeast: Severity\n    $labels: [LabelInput!]\n    $text: String\n    $network: String\n  ) {\n    assets(\n      first: 50\n      after: $after\n      kinds: $kinds\n      criticalities: $criticalities\n      openAtLeast: $openAtLeast\n      labels: $labels\n      text: $text\n      network: $network\n    ) {\n      edges {\n        cursor\n        node {\n          ...AssetRow\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n": typeof types.Assets_QueryDocument,
    "\n  query Assets_Count($filter: AssetFilterInput!) {\n    assetCount(filter: $filter)\n  }\n": typeof types.Assets_CountDocument,
    "\n  query Assignments_Scans($after: String, $active: Boolean, $search: String!) {\n    scans(first: 25, after: $after, active: $active, search: $search) {\n      edges {\n        cursor\n        node {\n          ...ScanRow\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n": typeof types.Assignments_ScansDocument,
    "\n  query Audit_Query($act: String, $actorId: ID, $since: DateTime, $after: String) {\n    auditEntries(first: 50, act: $act, actorId: $actorId, since: $since, after: $after) {\n      edges {\n        cursor\n        node {\n          sequence\n          at\n          actor\n          actorId\n          actorName\n          address\n          act\n          subject\n          before\n          after\n          hash\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n": typeof types.Audit_QueryDocument,
    "\n  query Detections_Query(\n    $after: String\n    $query: String\n    $sort: DetectionSort!\n    $statuses: [DetectionStatus!]\n    $severities: [Severity!]\n    $scanners: [String!]\n  ) {\n    detections(\n      first: 50\n      after: $after\n      query: $query\n      sort: $sort\n      statuses: $statuses\n      severities: $severities\n      scanners: $scanners\n    ) {\n      edges {\n        cursor\n        node {\n          ...DetectionRow\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n": typeof types.Detections_QueryDocument,
    "\n  query Detections_Count($filter: DetectionFilterInput!) {\n    detectionCount(filter: $filter)\n  }\n": typeof types.Detections_CountDocument,
    "\n  query DifferenceScans_Query($from: ID!, $hasFrom: Boolean!, $to: ID!, $hasTo: Boolean!) {\n    from: scan(id: $from) @include(if: $hasFrom) {\n      ...ScanChoice\n    }\n    to: scan(id: $to) @include(if: $hasTo) {\n      ...ScanChoice\n      previous {\n        ...ScanChoice\n      }\n    }\n  }\n": typeof types.DifferenceScans_QueryDocument,
    "\n  query EnrollmentTokens_Query($after: String) {\n    enrollmentTokens(first: 50, after: $after) {\n      edges {\n        cursor\n        node {\n          id\n          name\n          createdAt\n          expiresAt\n          revokedAt\n          agentCount\n          maxAgents\n          needsApproval\n          labels {\n            name\n            value\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n": typeof types.EnrollmentTokens_QueryDocument,
    "\n  mutation RevokeEnrollmentToken_Mutation($id: ID!) {\n    revokeEnrollmentToken(id: $id)\n  }\n": typeof types.RevokeEnrollmentToken_MutationDocument,
    "\n  query Overview_Query {\n    controlPlane {\n      registeredAgents\n      activeScans\n      eventsProcessed\n      detectionsCreated\n      agentsByHealth {\n        health\n        count\n      }\n    }\n    agentHealth {\n      staleAfterSeconds\n      stale {\n        id\n        hostname\n        lastHeartbeatAt\n      }\n    }\n  }\n": typeof types.Overview_QueryDocument,
    "\n  subscription Overview_ControlPlane {\n    controlPlaneChanged {\n      eventsProcessed\n    }\n  }\n": typeof types.Overview_ControlPlaneDocument,
    "\n  query Overview_Detections($after: String) {\n    detections(first: 10, after: $after, sort: SCORE, statuses: [OPEN, ACKNOWLEDGED]) {\n      edges {\n        cursor\n        node {\n          ...DetectionRow\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n": typeof types.Overview_DetectionsDocument,
    "\n  query RuleSets_Query($includeRetired: Boolean!, $after: String) {\n    ruleSets(first: 50, includeRetired: $includeRetired, after: $after) {\n      edges {\n        cursor\n        node {\n          id\n          name\n          scanner\n          version\n          ruleCount\n          warnings {\n            line\n            message\n          }\n          sha256\n          createdAt\n          retiredAt\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n": typeof types.RuleSets_QueryDocument,
    "\n  query Scan_Query($id: ID!) {\n    scan(id: $id) {\n      ...ScanRow\n      reportPath\n      targets\n      exclusions\n      config\n      import {\n        fileName\n        machine\n        importedBy\n        toolVersion\n        state\n        code\n        summary\n        unreadableCount\n        unreadable {\n          line\n          why\n        }\n        missing {\n          what\n          why\n        }\n        file {\n          path\n          sha256\n          sizeBytes\n        }\n      }\n    }\n  }\n": typeof types.Scan_QueryDocument,
    "\n  subscription Scan_Changed($id: ID!) {\n    assignmentChanged(scanId: $id) {\n      id\n    }\n  }\n": typeof types.Scan_ChangedDocument,
    "\n  query Scan_Detections($id: ID!, $after: String) {\n    detections(first: 25, after: $after, scanId: $id, sort: SCORE) {\n      edges {\n        cursor\n        node {\n          ...DetectionRow\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n": typeof types.Scan_DetectionsDocument,
    "\n  query QueryCheck_Query($query: String!) {\n    detectionQueryProblem(query: $query) {\n      message\n      position\n      length\n      suggestions\n    }\n  }\n": typeof types.QueryCheck_QueryDocument,
};
const documents: Documents = {
    "\n  mutation CreateAccount_Mutation($name: String!, $email: String!, $role: Role!) {\n    createAccount(name: $name, email: $email, role: $role) {\n      signInLink\n    }\n  }\n": types.CreateAccount_MutationDocument,
    "\n  mutation CreateEnrollmentToken_Mutation(\n    $name: String!\n    $ttlHours: Int!\n    $maxAgents: Int\n    $labels: [LabelInput!]\n    $needsApproval: Boolean\n  ) {\n    createEnrollmentToken(\n      name: $name\n      ttlHours: $ttlHours\n      maxAgents: $maxAgents\n      labels: $labels\n      needsApproval: $needsApproval\n    ) {\n      token\n    }\n  }\n": types.CreateEnrollmentToken_MutationDocument,
    "\n  mutation SetPassword_Mutation($current: String, $next: String!) {\n    setPassword(current: $current, next: $next)\n  }\n": types.SetPassword_MutationDocument,
    "\n  query Sessions_Query {\n    sessions(first: 50) {\n      edges {\n        node {\n          id\n          createdAt\n          address\n          userAgent\n          isCurrent\n        }\n      }\n    }\n  }\n": types.Sessions_QueryDocument,
    "\n  mutation EndSession_Mutation($id: ID) {\n    endSession(id: $id)\n  }\n": types.EndSession_MutationDocument,
    "\n  mutation CreateApiToken_Mutation($name: String!, $role: Role!, $expiresInDays: Int) {\n    createApiToken(name: $name, role: $role, expiresInDays: $expiresInDays) {\n      token\n    }\n  }\n": types.CreateApiToken_MutationDocument,
    "\n  query ApiTokens_Query($after: String) {\n    apiTokens(first: 50, after: $after) {\n      edges {\n        cursor\n        node {\n          id\n          name\n          start\n          role\n          createdAt\n          lastUsedAt\n          expiresAt\n          account {\n            id\n            name\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n": types.ApiTokens_QueryDocument,
    "\n  mutation RevokeApiToken_Mutation($id: ID!) {\n    revokeApiToken(id: $id)\n  }\n": types.RevokeApiToken_MutationDocument,
    "\n  query Viewer_Query {\n    viewer {\n      id\n      name\n      email\n      role\n    }\n    singleSignOn\n  }\n": types.Viewer_QueryDocument,
    "\n  fragment AssetPages on Asset {\n    id\n    lastSeenAt\n    examinations {\n      finishedAt\n    }\n  }\n": types.AssetPagesFragmentDoc,
    "\n  mutation ApproveAgent_Mutation($id: ID!) {\n    agent: approveAgent(id: $id) {\n      id\n      health\n    }\n  }\n": types.ApproveAgent_MutationDocument,
    "\n  mutation RevokeAgent_Mutation($id: ID!) {\n    agent: revokeAgent(id: $id) {\n      id\n      health\n    }\n  }\n": types.RevokeAgent_MutationDocument,
    "\n  fragment AgentMeasures on Agent {\n    id\n    lastHeartbeatAt\n    load\n    cpu\n    memoryBytes\n    eventLoopMs\n    spoolBytes\n    spoolLimitBytes\n    spoolRecords\n    resultCount\n    errorCount\n    scannerRuns {\n      scanner\n      runCount\n      failureCount\n    }\n  }\n": types.AgentMeasuresFragmentDoc,
    "\n  fragment AgentRow on Agent {\n    id\n    identity\n    hostname\n    addresses\n    version\n    health\n    activity\n    lastHeartbeatAt\n    slots\n    freeSlots\n    load\n    memoryBytes\n    errorCount\n    spoolBytes\n    draining\n    forgottenAt\n    problem\n    conflictAt\n    clockSkewMs\n    labels {\n      name\n      value\n    }\n    capabilities {\n      name\n      version\n      privileged\n      problem\n      signaturesAt\n      signatureCount\n      risk\n    }\n  }\n": types.AgentRowFragmentDoc,
    "\n  query AgentRows_Changes($after: String!, $search: String!) {\n    agentChanges(after: $after, first: 200) {\n      nodes {\n        ...AgentRow\n        passes(search: $search)\n      }\n      cursor\n      hasMore\n    }\n  }\n": types.AgentRows_ChangesDocument,
    "\n  subscription AgentRows_Changed($search: String!) {\n    agentChanged {\n      ...AgentRow\n      passes(search: $search)\n    }\n  }\n": types.AgentRows_ChangedDocument,
    "\n  mutation SetAssetCriticality_Mutation($selection: AssetSelectionInput!, $criticality: Criticality!) {\n    setAssetCriticality(selection: $selection, criticality: $criticality)\n  }\n": types.SetAssetCriticality_MutationDocument,
    "\n  fragment AssetDetections on Asset {\n    id\n    detections(first: 25, statuses: [OPEN, ACKNOWLEDGED]) {\n      edges {\n        node {\n          id\n          severity\n          status\n          title\n          location\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n": types.AssetDetectionsFragmentDoc,
    "\n  fragment AssetFacts on Asset {\n    hostnames\n    machine\n    mac\n    vendor\n    os\n    osAccuracy\n    labels {\n      name\n      value\n    }\n    openDetections {\n      severity\n      count\n    }\n    firstSeenAt\n    lastSeenAt\n    examinations {\n      finishedAt\n    }\n  }\n": types.AssetFactsFragmentDoc,
    "\n  fragment AssetHistory on Asset {\n    ...AssetPages\n    examinations {\n      assignmentId\n      attempt\n      finishedAt\n      assignment {\n        id\n        scanner\n        scan {\n          id\n          name\n        }\n      }\n    }\n  }\n": types.AssetHistoryFragmentDoc,
    "\n  query AssetHistory_Query($id: ID!, $after: String) {\n    asset(id: $id) {\n      id\n      history(first: 15, after: $after) {\n        edges {\n          cursor\n          node {\n            id\n            kind\n            at\n            protocol\n            port\n          }\n        }\n        pageInfo {\n          hasNextPage\n        }\n      }\n    }\n  }\n": types.AssetHistory_QueryDocument,
    "\n  mutation SetAssetLabels_Mutation(\n    $selection: AssetSelectionInput!\n    $labels: [LabelInput!]!\n    $removed: [String!]!\n  ) {\n    setAssetLabels(selection: $selection, labels: $labels, removed: $removed)\n  }\n": types.SetAssetLabels_MutationDocument,
    "\n  fragment AssetRelated on Asset {\n    agents {\n      reaches\n      lastSawAt\n      agent {\n        id\n        hostname\n      }\n    }\n    related {\n      relation\n      asset {\n        id\n        kind\n        label\n      }\n    }\n  }\n": types.AssetRelatedFragmentDoc,
    "\n  fragment AssetRow on Asset {\n    id\n    kind\n    label\n    hostnames\n    os\n    criticality\n    risk\n    labels {\n      name\n      value\n    }\n    openDetections {\n      severity\n      count\n    }\n    openServiceCount\n    lastSeenAt\n  }\n": types.AssetRowFragmentDoc,
    "\n  query AssetRows_Changes($after: String!) {\n    assetChanges(after: $after, first: 200) {\n      nodes {\n        ...AssetRow\n      }\n      cursor\n      hasMore\n    }\n  }\n": types.AssetRows_ChangesDocument,
    "\n  subscription AssetRows_Changed {\n    assetChanged {\n      ...AssetRow\n    }\n  }\n": types.AssetRows_ChangedDocument,
    "\n  query AssetServices_Query($id: ID!, $after: String) {\n    asset(id: $id) {\n      id\n      services(first: 50, after: $after) {\n        edges {\n          cursor\n          node {\n            id\n            protocol\n            port\n            name\n            product\n            version\n            firstSeenAt\n            lastSeenAt\n            closedAt\n            detectionId\n          }\n        }\n        pageInfo {\n          hasNextPage\n        }\n      }\n    }\n  }\n": types.AssetServices_QueryDocument,
    "\n  mutation AssignScan_Mutation($input: AssignScanInput!) {\n    assignScan(input: $input) {\n      id\n    }\n  }\n": types.AssignScan_MutationDocument,
    "\n  query Accounts_Query($search: String) {\n    accounts(first: 50, search: $search) {\n      edges {\n        node {\n          id\n          name\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n": types.Accounts_QueryDocument,
    "\n  mutation CancelAssignment_Mutation($id: ID!) {\n    cancelAssignment(id: $id) {\n      id\n      state\n      cancelRequestedAt\n    }\n  }\n": types.CancelAssignment_MutationDocument,
    "\n  query AssignmentDetails_Query($id: ID!) {\n    assignment(id: $id) {\n      id\n      state\n      scanner\n      share\n      deadlineAt\n      leaseExpiresAt\n      maxRunSeconds\n      exclusions\n      attempts {\n        attempt\n        startedAt\n        finishedAt\n        result\n        ending {\n          code\n          message\n          isPartial\n        }\n        coverage\n        command\n        toolVersion\n        eventCount\n        placementReason\n        agent {\n          id\n          hostname\n        }\n      }\n      artifacts {\n        id\n        attempt\n        name\n        sha256\n        sizeBytes\n        path\n        rawPath\n      }\n    }\n  }\n": types.AssignmentDetails_QueryDocument,
    "\n  subscription AssignmentDetails_Changed($scanId: ID) {\n    assignmentChanged(scanId: $scanId) {\n      id\n    }\n  }\n": types.AssignmentDetails_ChangedDocument,
    "\n  fragment AssignmentRow on Assignment {\n    id\n    share\n    retryRound\n    superseded\n    scanner\n    targets\n    state\n    held\n    explanation\n    attempt\n    maxAttempts\n    progress\n    progressNote\n    progressIsEstimate\n    cancelRequestedAt\n    interruptRequestedAt\n    deadlineAt\n    eventCount\n    ending {\n      code\n      isPartial\n    }\n    agent {\n      id\n      hostname\n    }\n    scan {\n      id\n      name\n    }\n  }\n": types.AssignmentRowFragmentDoc,
    "\n  query AssignmentRows_Changes($after: String!) {\n    assignmentChanges(after: $after, first: 200) {\n      nodes {\n        ...AssignmentRow\n      }\n      cursor\n      hasMore\n    }\n  }\n": types.AssignmentRows_ChangesDocument,
    "\n  subscription AssignmentRows_Changed($scanId: ID, $agentId: ID) {\n    assignmentChanged(scanId: $scanId, agentId: $agentId) {\n      ...AssignmentRow\n    }\n  }\n": types.AssignmentRows_ChangedDocument,
    "\n  query CronTimes_Query($cron: String!, $timeZone: String!) {\n    cronTimes(cron: $cron, timeZone: $timeZone)\n  }\n": types.CronTimes_QueryDocument,
    "\n  query DetectionCount_Query($filter: DetectionFilterInput!) {\n    detectionFacets(filter: $filter) {\n      count\n      isExact\n      facets {\n        key\n        values {\n          value\n          count\n        }\n      }\n    }\n  }\n": types.DetectionCount_QueryDocument,
    "\n  subscription DetectionCount_Changed {\n    detectionChanged {\n      id\n    }\n  }\n": types.DetectionCount_ChangedDocument,
    "\n  query DetectionDetail_Query($id: ID!) {\n    detection(id: $id) {\n      id\n      severity\n      score\n      scoreParts {\n        reason\n        points\n      }\n      status\n      title\n      scanner\n      assetLabel\n      location\n      eventCount\n      firstSeenAt\n      lastSeenAt\n      category\n      description\n      assetKind\n      assetKey\n      asset {\n        id\n      }\n      references {\n        type\n        id\n        url\n      }\n      evidence\n      reopenedCount\n      statusSince\n      resolvedBy\n      acceptedUntil\n      unansweredAt\n      note\n      assignee {\n        id\n        name\n      }\n      knownExploited {\n        state\n        cve\n        dateAdded\n        ransomware\n        feed {\n          releasedAt\n        }\n      }\n      epss {\n        state\n        cve\n        score\n        percentile\n        feed {\n          releasedAt\n        }\n      }\n    }\n  }\n": types.DetectionDetail_QueryDocument,
    "\n  subscription DetectionDetail_Changed {\n    detectionChanged {\n      id\n    }\n  }\n": types.DetectionDetail_ChangedDocument,
    "\n  query DetectionEvents_Query($detectionId: ID!) {\n    events(first: 20, detectionId: $detectionId) {\n      edges {\n        node {\n          id\n          type\n          observedAt\n          attempt\n          late\n          data\n        }\n      }\n    }\n  }\n": types.DetectionEvents_QueryDocument,
    "\n  query DetectionHistory_Query($id: ID!, $after: String) {\n    detection(id: $id) {\n      id\n      history(first: 50, after: $after) {\n        edges {\n          cursor\n          node {\n            id\n            kind\n            at\n            from\n            accountName\n            assignmentId\n            attempt\n            note\n            assigneeName\n            acceptedUntil\n          }\n        }\n        pageInfo {\n          hasNextPage\n        }\n      }\n    }\n  }\n": types.DetectionHistory_QueryDocument,
    "\n  query DetectionExaminations_Query($id: ID!) {\n    examinations(detectionId: $id) {\n      assignmentId\n      attempt\n      finishedAt\n      silent\n      privileged\n    }\n  }\n": types.DetectionExaminations_QueryDocument,
    "\n  fragment DetectionRow on Detection {\n    id\n    severity\n    score\n    status\n    title\n    scanner\n    assetLabel\n    location\n    eventCount\n    firstSeenAt\n    lastSeenAt\n    knownExploited {\n      state\n    }\n    epss {\n      score\n    }\n  }\n": types.DetectionRowFragmentDoc,
    "\n  query DetectionRows_Changes($after: String!, $query: String!) {\n    detectionChanges(after: $after, first: 200) {\n      nodes {\n        ...DetectionRow\n        passes(query: $query)\n      }\n      cursor\n      hasMore\n    }\n  }\n": types.DetectionRows_ChangesDocument,
    "\n  subscription DetectionRows_Changed($query: String!) {\n    detectionChanged {\n      ...DetectionRow\n      passes(query: $query)\n    }\n  }\n": types.DetectionRows_ChangedDocument,
    "\n  query DetectionSightings_Query($id: ID!) {\n    detection(id: $id) {\n      id\n      sightings {\n        eventCount\n        lastObservedAt\n        late\n        signaturesAt\n        assignment {\n          id\n          scanner\n          scan {\n            id\n            name\n          }\n        }\n        attempt {\n          attempt\n          command\n          toolVersion\n        }\n        agent {\n          id\n          hostname\n        }\n        ruleSets {\n          id\n          name\n          version\n          sha256\n        }\n        artifacts {\n          id\n          name\n          sha256\n          sizeBytes\n          path\n          rawPath\n        }\n      }\n    }\n  }\n": types.DetectionSightings_QueryDocument,
    "\n  query DifferenceSection_Query(\n    $from: DifferencePointInput!\n    $to: DifferencePointInput!\n    $section: DifferenceSection!\n    $change: DifferenceChange!\n    $after: String\n  ) {\n    difference(from: $from, to: $to) {\n      page(section: $section, change: $change, first: 50, after: $after) {\n        count\n        endCursor\n        nodes {\n          ...DifferenceRow\n        }\n      }\n    }\n  }\n": types.DifferenceSection_QueryDocument,
    "\n  fragment DifferenceRow on DifferenceRow {\n    key\n    protocol\n    port\n    before\n    after\n    asset {\n      id\n      label\n    }\n    detection {\n      id\n      title\n    }\n  }\n": types.DifferenceRowFragmentDoc,
    "\n  mutation DrainAgent_Mutation($id: ID!, $draining: Boolean!) {\n    drainAgent(id: $id, draining: $draining) {\n      id\n      draining\n    }\n  }\n": types.DrainAgent_MutationDocument,
    "\n  query ExportMenu_Query($filter: DetectionFilterInput!) {\n    csv: detectionExport(format: CSV, filter: $filter)\n    sarif: detectionExport(format: SARIF, filter: $filter)\n    jsonLines: detectionExport(format: JSON_LINES, filter: $filter)\n  }\n": types.ExportMenu_QueryDocument,
    "\n  fragment ScanChoice on Scan {\n    id\n    name\n    createdAt\n  }\n": types.ScanChoiceFragmentDoc,
    "\n  query FinishedScans_Query($search: String!, $after: String) {\n    scans(first: 50, after: $after, active: false, search: $search) {\n      edges {\n        node {\n          ...ScanChoice\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.FinishedScans_QueryDocument,
    "\n  mutation ForgetAgent_Mutation($id: ID!) {\n    forgetAgent(id: $id) {\n      id\n      forgottenAt\n    }\n  }\n": types.ForgetAgent_MutationDocument,
    "\n  mutation SetLabelWindow_Mutation($label: LabelInput!, $window: ScanWindowInput!) {\n    setLabelWindow(label: $label, window: $window) {\n      id\n    }\n  }\n": types.SetLabelWindow_MutationDocument,
    "\n  query LabelWindows_Query {\n    labelWindows(first: 100) {\n      edges {\n        node {\n          id\n          labelName\n          labelValue\n          window {\n            days\n            from\n            to\n            timeZone\n            atEnd\n            words\n            isOpen\n            nextChangeAt\n          }\n        }\n      }\n    }\n  }\n": types.LabelWindows_QueryDocument,
    "\n  mutation DeleteLabelWindow_Mutation($id: ID!) {\n    deleteLabelWindow(id: $id)\n  }\n": types.DeleteLabelWindow_MutationDocument,
    "\n  query OnlineAgents_Query($after: String) {\n    agents(first: 100, after: $after, health: [ONLINE]) {\n      edges {\n        cursor\n        node {\n          id\n          hostname\n          identity\n          draining\n          labels {\n            name\n            value\n          }\n          capabilities {\n            name\n            version\n            problem\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n": types.OnlineAgents_QueryDocument,
    "\n  query QueryField_Keys {\n    detectionQueryKeys {\n      key\n      meaning\n      example\n    }\n  }\n": types.QueryField_KeysDocument,
    "\n  query RuleSetChoice_Query($scanner: RuleScanner!, $after: String) {\n    ruleSets(first: 50, scanner: $scanner, latest: true, after: $after) {\n      edges {\n        cursor\n        node {\n          id\n          name\n          version\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n": types.RuleSetChoice_QueryDocument,
    "\n  mutation UploadRuleSet_Mutation($input: UploadRuleSetInput!) {\n    uploadRuleSet(input: $input) {\n      id\n    }\n  }\n": types.UploadRuleSet_MutationDocument,
    "\n  mutation RetireRuleSet_Mutation($name: String!) {\n    retireRuleSet(name: $name) {\n      id\n    }\n  }\n": types.RetireRuleSet_MutationDocument,
    "\n  mutation RestoreRuleSet_Mutation($name: String!) {\n    restoreRuleSet(name: $name) {\n      id\n    }\n  }\n": types.RestoreRuleSet_MutationDocument,
    "\n  query RuleSetContent_Query($name: String!, $version: Int!) {\n    ruleSets(first: 1, name: $name, version: $version) {\n      edges {\n        node {\n          id\n          content\n        }\n      }\n    }\n  }\n": types.RuleSetContent_QueryDocument,
    "\n  mutation PauseScan_Mutation($id: ID!) {\n    scan: pauseScan(id: $id) {\n      ...ScanRow\n    }\n  }\n": types.PauseScan_MutationDocument,
    "\n  mutation ResumeScan_Mutation($id: ID!) {\n    scan: resumeScan(id: $id) {\n      ...ScanRow\n    }\n  }\n": types.ResumeScan_MutationDocument,
    "\n  mutation RetryScan_Mutation($id: ID!) {\n    scan: retryScan(id: $id) {\n      ...ScanRow\n    }\n  }\n": types.RetryScan_MutationDocument,
    "\n  mutation CancelScan_Mutation($id: ID!) {\n    scan: cancelScan(id: $id) {\n      ...ScanRow\n    }\n  }\n": types.CancelScan_MutationDocument,
    "\n  query ScanGlance_Query($id: ID!) {\n    running: assignments(first: 3, scanId: $id, states: [RUNNING]) {\n      edges {\n        node {\n          ...AssignmentRow\n        }\n      }\n    }\n    failed: assignments(first: 3, scanId: $id, states: [FAILED, REFUSED, EXPIRED]) {\n      edges {\n        node {\n          ...AssignmentRow\n        }\n      }\n    }\n    waiting: assignments(first: 1, scanId: $id, states: [QUEUED]) {\n      edges {\n        node {\n          ...AssignmentRow\n        }\n      }\n    }\n  }\n": types.ScanGlance_QueryDocument,
    "\n  fragment ScanRow on Scan {\n    id\n    name\n    state\n    progress\n    progressIsEstimate\n    priority\n    scanners\n    createdAt\n    finishedAt\n    startAt\n    pausedAt\n    import {\n      fileName\n      importedBy\n    }\n    assignmentsByState {\n      state\n      count\n    }\n  }\n": types.ScanRowFragmentDoc,
    "\n  query ScanRows_Changes($after: String!, $search: String!) {\n    assignmentChanges(after: $after, first: 200) {\n      nodes {\n        id\n        scan {\n          ...ScanRow\n          passes(search: $search)\n        }\n      }\n      cursor\n      hasMore\n    }\n  }\n": types.ScanRows_ChangesDocument,
    "\n  subscription ScanRows_Changed($search: String!) {\n    assignmentChanged {\n      id\n      scan {\n        ...ScanRow\n        passes(search: $search)\n      }\n    }\n  }\n": types.ScanRows_ChangedDocument,
    "\n  mutation SwitchSchedule_Mutation($id: ID!, $enabled: Boolean!) {\n    updateSchedule(id: $id, input: { enabled: $enabled }) {\n      id\n    }\n  }\n": types.SwitchSchedule_MutationDocument,
    "\n  mutation RunScheduleNow_Mutation($id: ID!) {\n    runScheduleNow(id: $id) {\n      outcome\n      message\n    }\n  }\n": types.RunScheduleNow_MutationDocument,
    "\n  mutation DeleteSchedule_Mutation($id: ID!) {\n    deleteSchedule(id: $id) {\n      id\n    }\n  }\n": types.DeleteSchedule_MutationDocument,
    "\n  mutation CreateSchedule_Mutation($input: CreateScheduleInput!) {\n    createSchedule(input: $input) {\n      id\n    }\n  }\n": types.CreateSchedule_MutationDocument,
    "\n  mutation UpdateSchedule_Mutation($id: ID!, $input: UpdateScheduleInput!) {\n    updateSchedule(id: $id, input: $input) {\n      id\n    }\n  }\n": types.UpdateSchedule_MutationDocument,
    "\n  fragment ScheduleRow on Schedule {\n    id\n    name\n    cron\n    timeZone\n    scan\n    overlap\n    missed\n    spreadSeconds\n    enabled\n    nextRunAt\n    nextRuns\n    deletedAt\n    runs(first: 8) {\n      plannedAt\n      outcome\n      message\n      scan {\n        id\n        state\n        finishedAt\n      }\n    }\n  }\n": types.ScheduleRowFragmentDoc,
    "\n  query ScheduleRows_Query($after: String) {\n    schedules(first: 50, after: $after) {\n      edges {\n        cursor\n        node {\n          ...ScheduleRow\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n": types.ScheduleRows_QueryDocument,
    "\n  query ScheduleRows_Changes($after: String!) {\n    scheduleChanges(after: $after, first: 50) {\n      nodes {\n        ...ScheduleRow\n      }\n      cursor\n      hasMore\n    }\n  }\n": types.ScheduleRows_ChangesDocument,
    "\n  subscription ScheduleRows_Changed {\n    scheduleChanged {\n      ...ScheduleRow\n    }\n  }\n": types.ScheduleRows_ChangedDocument,
    "\n  query ShareList_Query($id: ID!, $after: String, $states: [AssignmentState!]) {\n    assignments(first: 50, after: $after, scanId: $id, states: $states) {\n      edges {\n        cursor\n        node {\n          ...AssignmentRow\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n": types.ShareList_QueryDocument,
    "\n  fragment TriageAnswer on TriagePayload {\n    changed\n    unchanged {\n      status\n      count\n    }\n  }\n": types.TriageAnswerFragmentDoc,
    "\n    mutation Acknowledge_Mutation($selection: DetectionSelectionInput!, $note: String) {\n      answer: acknowledgeDetections(selection: $selection, note: $note) {\n        ...TriageAnswer\n      }\n    }\n  ": types.Acknowledge_MutationDocument,
    "\n    mutation MarkFalsePositive_Mutation($selection: DetectionSelectionInput!, $note: String) {\n      answer: markFalsePositive(selection: $selection, note: $note) {\n        ...TriageAnswer\n      }\n    }\n  ": types.MarkFalsePositive_MutationDocument,
    "\n    mutation Resolve_Mutation($selection: DetectionSelectionInput!, $note: String) {\n      answer: resolveDetections(selection: $selection, note: $note) {\n        ...TriageAnswer\n      }\n    }\n  ": types.Resolve_MutationDocument,
    "\n    mutation Reopen_Mutation($selection: DetectionSelectionInput!, $note: String) {\n      answer: reopenDetections(selection: $selection, note: $note) {\n        ...TriageAnswer\n      }\n    }\n  ": types.Reopen_MutationDocument,
    "\n    mutation Accept_Mutation($selection: DetectionSelectionInput!, $until: DateTime!, $note: String) {\n      answer: acceptDetections(selection: $selection, until: $until, note: $note) {\n        ...TriageAnswer\n      }\n    }\n  ": types.Accept_MutationDocument,
    "\n    mutation Assign_Mutation($selection: DetectionSelectionInput!, $assigneeId: ID, $note: String) {\n      answer: assignDetections(selection: $selection, assigneeId: $assigneeId, note: $note) {\n        ...TriageAnswer\n      }\n    }\n  ": types.Assign_MutationDocument,
    "\n    mutation Note_Mutation($selection: DetectionSelectionInput!, $note: String!) {\n      answer: noteDetections(selection: $selection, note: $note) {\n        ...TriageAnswer\n      }\n    }\n  ": types.Note_MutationDocument,
    "\n  query ChangeCursor_Query {\n    changeCursor\n  }\n": types.ChangeCursor_QueryDocument,
    "\n  mutation CreateChannel_Mutation($input: CreateNotificationChannelInput!) {\n    createNotificationChannel(input: $input) {\n      secret\n    }\n  }\n": types.CreateChannel_MutationDocument,
    "\n  mutation UpdateChannel_Mutation($id: ID!, $input: UpdateNotificationChannelInput!) {\n    updateNotificationChannel(id: $id, input: $input) {\n      secret\n    }\n  }\n": types.UpdateChannel_MutationDocument,
    "\n  query NotificationChannels_Query {\n    canSendMail\n    notificationChannels(first: 100) {\n      edges {\n        cursor\n        node {\n          id\n          name\n          kind\n          target\n          recipients\n          enabled\n          ruleCount\n        }\n      }\n    }\n  }\n": types.NotificationChannels_QueryDocument,
    "\n  mutation SwitchChannel_Mutation($id: ID!, $enabled: Boolean!) {\n    updateNotificationChannel(id: $id, input: { enabled: $enabled }) {\n      channel {\n        id\n      }\n    }\n  }\n": types.SwitchChannel_MutationDocument,
    "\n  mutation DeleteChannel_Mutation($id: ID!) {\n    deleteNotificationChannel(id: $id)\n  }\n": types.DeleteChannel_MutationDocument,
    "\n  mutation TestChannel_Mutation($id: ID!) {\n    testNotificationChannel(id: $id) {\n      ok\n      message\n    }\n  }\n": types.TestChannel_MutationDocument,
    "\n  mutation Redeliver_Mutation($ids: [ID!]!) {\n    redeliverNotifications(ids: $ids) {\n      id\n    }\n  }\n": types.Redeliver_MutationDocument,
    "\n  fragment DeliveryRow on NotificationDelivery {\n    id\n    ruleName\n    itemCount\n    items(first: 20)\n    state\n    tries\n    nextTryAt\n    problem\n    createdAt\n    finishedAt\n    channel {\n      id\n      name\n      enabled\n      deletedAt\n    }\n  }\n": types.DeliveryRowFragmentDoc,
    "\n  query DeliveryRows_Query($state: NotificationDeliveryState, $after: String) {\n    notificationDeliveries(first: 50, state: $state, after: $after) {\n      edges {\n        cursor\n        node {\n          ...DeliveryRow\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n": types.DeliveryRows_QueryDocument,
    "\n  query DeliveryRows_Changes($after: String!) {\n    notificationDeliveryChanges(after: $after, first: 50) {\n      nodes {\n        ...DeliveryRow\n      }\n      cursor\n      hasMore\n    }\n  }\n": types.DeliveryRows_ChangesDocument,
    "\n  subscription DeliveryRows_Changed {\n    notificationDeliveryChanged {\n      ...DeliveryRow\n    }\n  }\n": types.DeliveryRows_ChangedDocument,
    "\n  mutation CreateRule_Mutation($input: CreateNotificationRuleInput!) {\n    createNotificationRule(input: $input) {\n      id\n    }\n  }\n": types.CreateRule_MutationDocument,
    "\n  mutation UpdateRule_Mutation($id: ID!, $input: UpdateNotificationRuleInput!) {\n    updateNotificationRule(id: $id, input: $input) {\n      id\n    }\n  }\n": types.UpdateRule_MutationDocument,
    "\n  query NotificationRules_Query {\n    notificationRules(first: 100) {\n      edges {\n        cursor\n        node {\n          id\n          name\n          enabled\n          triggers\n          minSeverity\n          query\n          labels {\n            name\n            value\n          }\n          queueAgeSeconds\n          digestSeconds\n          digestOffsetSeconds\n          quietSeconds\n          channels {\n            id\n            name\n          }\n        }\n      }\n    }\n  }\n": types.NotificationRules_QueryDocument,
    "\n  mutation SwitchRule_Mutation($id: ID!, $enabled: Boolean!) {\n    updateNotificationRule(id: $id, input: { enabled: $enabled }) {\n      id\n    }\n  }\n": types.SwitchRule_MutationDocument,
    "\n  mutation DeleteRule_Mutation($id: ID!) {\n    deleteNotificationRule(id: $id)\n  }\n": types.DeleteRule_MutationDocument,
    "\n  query OwnAccount_Query {\n    viewer {\n      id\n      name\n      email\n      role\n      hasPassword\n      hasSecondFactor\n    }\n  }\n": types.OwnAccount_QueryDocument,
    "\n  query Accounts_Page_Query($search: String, $after: String) {\n    accounts(first: 50, search: $search, after: $after) {\n      edges {\n        cursor\n        node {\n          id\n          name\n          email\n          role\n          disabledAt\n          hasPassword\n          hasSecondFactor\n          lastSignInAt\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n": types.Accounts_Page_QueryDocument,
    "\n  mutation ChangeAccount_Mutation($id: ID!, $role: Role, $disabled: Boolean) {\n    changeAccount(id: $id, role: $role, disabled: $disabled) {\n      id\n    }\n  }\n": types.ChangeAccount_MutationDocument,
    "\n  mutation CreateSignInLink_Mutation($accountId: ID!) {\n    createSignInLink(accountId: $accountId)\n  }\n": types.CreateSignInLink_MutationDocument,
    "\n  query Agent_Query($id: ID!) {\n    agent(id: $id) {\n      ...AgentRow\n      healthSince\n      createdAt\n      registeredAt\n      resultCount\n      ...AgentMeasures\n      reach\n      headFoundBy\n      enrollmentTokenName\n      policyRules {\n        subject\n        words\n      }\n    }\n  }\n": types.Agent_QueryDocument,
    "\n  subscription Agent_Changed {\n    agentChanged {\n      id\n    }\n  }\n": types.Agent_ChangedDocument,
    "\n  query Agent_Assignments($id: ID!, $after: String) {\n    assignments(first: 20, after: $after, agentId: $id) {\n      edges {\n        cursor\n        node {\n          ...AssignmentRow\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n": types.Agent_AssignmentsDocument,
    "\n  query Agents_Query($after: String, $health: [AgentHealth!], $forgotten: Boolean!, $search: String!) {\n    agents(first: 50, after: $after, health: $health, forgotten: $forgotten, search: $search) {\n      edges {\n        cursor\n        node {\n          ...AgentRow\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n": types.Agents_QueryDocument,
    "\n  query Agents_Counts {\n    controlPlane {\n      agentsByHealth {\n        health\n        count\n      }\n    }\n  }\n": types.Agents_CountsDocument,
    "\n  subscription Agents_CountsChanged {\n    controlPlaneChanged {\n      registeredAgents\n    }\n  }\n": types.Agents_CountsChangedDocument,
    "\n  query Asset_Query($id: ID!) {\n    asset(id: $id) {\n      id\n      kind\n      label\n      criticality\n      labels {\n        name\n        value\n      }\n      ...AssetFacts\n      ...AssetDetections\n      ...AssetRelated\n      ...AssetHistory\n    }\n  }\n": types.Asset_QueryDocument,
    "\n  subscription Asset_Changed {\n    assetChanged {\n      id\n    }\n  }\n": types.Asset_ChangedDocument,
    "\n  query Assets_Query(\n    $after: String\n    $kinds: [AssetKind!]\n    $criticalities: [Criticality!]\n    $openAtLeast: Severity\n    $labels: [LabelInput!]\n    $text: String\n    $network: String\n  ) {\n    assets(\n      first: 50\n      after: $after\n      kinds: $kinds\n      criticalities: $criticalities\n      openAtLeast: $openAtLeast\n      labels: $labels\n      text: $text\n      network: $network\n    ) {\n      edges {\n        cursor\n        node {\n          ...AssetRow\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n": types.Assets_QueryDocument,
    "\n  query Assets_Count($filter: AssetFilterInput!) {\n    assetCount(filter: $filter)\n  }\n": types.Assets_CountDocument,
    "\n  query Assignments_Scans($after: String, $active: Boolean, $search: String!) {\n    scans(first: 25, after: $after, active: $active, search: $search) {\n      edges {\n        cursor\n        node {\n          ...ScanRow\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n": types.Assignments_ScansDocument,
    "\n  query Audit_Query($act: String, $actorId: ID, $since: DateTime, $after: String) {\n    auditEntries(first: 50, act: $act, actorId: $actorId, since: $since, after: $after) {\n      edges {\n        cursor\n        node {\n          sequence\n          at\n          actor\n          actorId\n          actorName\n          address\n          act\n          subject\n          before\n          after\n          hash\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n": types.Audit_QueryDocument,
    "\n  query Detections_Query(\n    $after: String\n    $query: String\n    $sort: DetectionSort!\n    $statuses: [DetectionStatus!]\n    $severities: [Severity!]\n    $scanners: [String!]\n  ) {\n    detections(\n      first: 50\n      after: $after\n      query: $query\n      sort: $sort\n      statuses: $statuses\n      severities: $severities\n      scanners: $scanners\n    ) {\n      edges {\n        cursor\n        node {\n          ...DetectionRow\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n": types.Detections_QueryDocument,
    "\n  query Detections_Count($filter: DetectionFilterInput!) {\n    detectionCount(filter: $filter)\n  }\n": types.Detections_CountDocument,
    "\n  query DifferenceScans_Query($from: ID!, $hasFrom: Boolean!, $to: ID!, $hasTo: Boolean!) {\n    from: scan(id: $from) @include(if: $hasFrom) {\n      ...ScanChoice\n    }\n    to: scan(id: $to) @include(if: $hasTo) {\n      ...ScanChoice\n      previous {\n        ...ScanChoice\n      }\n    }\n  }\n": types.DifferenceScans_QueryDocument,
    "\n  query EnrollmentTokens_Query($after: String) {\n    enrollmentTokens(first: 50, after: $after) {\n      edges {\n        cursor\n        node {\n          id\n          name\n          createdAt\n          expiresAt\n          revokedAt\n          agentCount\n          maxAgents\n          needsApproval\n          labels {\n            name\n            value\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n": types.EnrollmentTokens_QueryDocument,
    "\n  mutation RevokeEnrollmentToken_Mutation($id: ID!) {\n    revokeEnrollmentToken(id: $id)\n  }\n": types.RevokeEnrollmentToken_MutationDocument,
    "\n  query Overview_Query {\n    controlPlane {\n      registeredAgents\n      activeScans\n      eventsProcessed\n      detectionsCreated\n      agentsByHealth {\n        health\n        count\n      }\n    }\n    agentHealth {\n      staleAfterSeconds\n      stale {\n        id\n        hostname\n        lastHeartbeatAt\n      }\n    }\n  }\n": types.Overview_QueryDocument,
    "\n  subscription Overview_ControlPlane {\n    controlPlaneChanged {\n      eventsProcessed\n    }\n  }\n": types.Overview_ControlPlaneDocument,
    "\n  query Overview_Detections($after: String) {\n    detections(first: 10, after: $after, sort: SCORE, statuses: [OPEN, ACKNOWLEDGED]) {\n      edges {\n        cursor\n        node {\n          ...DetectionRow\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n": types.Overview_DetectionsDocument,
    "\n  query RuleSets_Query($includeRetired: Boolean!, $after: String) {\n    ruleSets(first: 50, includeRetired: $includeRetired, after: $after) {\n      edges {\n        cursor\n        node {\n          id\n          name\n          scanner\n          version\n          ruleCount\n          warnings {\n            line\n            message\n          }\n          sha256\n          createdAt\n          retiredAt\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n": types.RuleSets_QueryDocument,
    "\n  query Scan_Query($id: ID!) {\n    scan(id: $id) {\n      ...ScanRow\n      reportPath\n      targets\n      exclusions\n      config\n      import {\n        fileName\n        machine\n        importedBy\n        toolVersion\n        state\n        code\n        summary\n        unreadableCount\n        unreadable {\n          line\n          why\n        }\n        missing {\n          what\n          why\n        }\n        file {\n          path\n          sha256\n          sizeBytes\n        }\n      }\n    }\n  }\n": types.Scan_QueryDocument,
    "\n  subscription Scan_Changed($id: ID!) {\n    assignmentChanged(scanId: $id) {\n      id\n    }\n  }\n": types.Scan_ChangedDocument,
    "\n  query Scan_Detections($id: ID!, $after: String) {\n    detections(first: 25, after: $after, scanId: $id, sort: SCORE) {\n      edges {\n        cursor\n        node {\n          ...DetectionRow\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n": types.Scan_DetectionsDocument,
    "\n  query QueryCheck_Query($query: String!) {\n    detectionQueryProblem(query: $query) {\n      message\n      position\n      length\n      suggestions\n    }\n  }\n": types.QueryCheck_QueryDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateAccount_Mutation($name: String!, $email: String!, $role: Role!) {\n    createAccount(name: $name, email: $email, role: $role) {\n      signInLink\n    }\n  }\n"): (typeof documents)["\n  mutation CreateAccount_Mutation($name: String!, $email: String!, $role: Role!) {\n    createAccount(name: $name, email: $email, role: $role) {\n      signInLink\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateEnrollmentToken_Mutation(\n    $name: String!\n    $ttlHours: Int!\n    $maxAgents: Int\n    $labels: [LabelInput!]\n    $needsApproval: Boolean\n  ) {\n    createEnrollmentToken(\n      name: $name\n      ttlHours: $ttlHours\n      maxAgents: $maxAgents\n      labels: $labels\n      needsApproval: $needsApproval\n    ) {\n      token\n    }\n  }\n"): (typeof documents)["\n  mutation CreateEnrollmentToken_Mutation(\n    $name: String!\n    $ttlHours: Int!\n    $maxAgents: Int\n    $labels: [LabelInput!]\n    $needsApproval: Boolean\n  ) {\n    createEnrollmentToken(\n      name: $name\n      ttlHours: $ttlHours\n      maxAgents: $maxAgents\n      labels: $labels\n      needsApproval: $needsApproval\n    ) {\n      token\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetPassword_Mutation($current: String, $next: String!) {\n    setPassword(current: $current, next: $next)\n  }\n"): (typeof documents)["\n  mutation SetPassword_Mutation($current: String, $next: String!) {\n    setPassword(current: $current, next: $next)\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Sessions_Query {\n    sessions(first: 50) {\n      edges {\n        node {\n          id\n          createdAt\n          address\n          userAgent\n          isCurrent\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Sessions_Query {\n    sessions(first: 50) {\n      edges {\n        node {\n          id\n          createdAt\n          address\n          userAgent\n          isCurrent\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EndSession_Mutation($id: ID) {\n    endSession(id: $id)\n  }\n"): (typeof documents)["\n  mutation EndSession_Mutation($id: ID) {\n    endSession(id: $id)\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateApiToken_Mutation($name: String!, $role: Role!, $expiresInDays: Int) {\n    createApiToken(name: $name, role: $role, expiresInDays: $expiresInDays) {\n      token\n    }\n  }\n"): (typeof documents)["\n  mutation CreateApiToken_Mutation($name: String!, $role: Role!, $expiresInDays: Int) {\n    createApiToken(name: $name, role: $role, expiresInDays: $expiresInDays) {\n      token\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ApiTokens_Query($after: String) {\n    apiTokens(first: 50, after: $after) {\n      edges {\n        cursor\n        node {\n          id\n          name\n          start\n          role\n          createdAt\n          lastUsedAt\n          expiresAt\n          account {\n            id\n            name\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n"): (typeof documents)["\n  query ApiTokens_Query($after: String) {\n    apiTokens(first: 50, after: $after) {\n      edges {\n        cursor\n        node {\n          id\n          name\n          start\n          role\n          createdAt\n          lastUsedAt\n          expiresAt\n          account {\n            id\n            name\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RevokeApiToken_Mutation($id: ID!) {\n    revokeApiToken(id: $id)\n  }\n"): (typeof documents)["\n  mutation RevokeApiToken_Mutation($id: ID!) {\n    revokeApiToken(id: $id)\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Viewer_Query {\n    viewer {\n      id\n      name\n      email\n      role\n    }\n    singleSignOn\n  }\n"): (typeof documents)["\n  query Viewer_Query {\n    viewer {\n      id\n      name\n      email\n      role\n    }\n    singleSignOn\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment AssetPages on Asset {\n    id\n    lastSeenAt\n    examinations {\n      finishedAt\n    }\n  }\n"): (typeof documents)["\n  fragment AssetPages on Asset {\n    id\n    lastSeenAt\n    examinations {\n      finishedAt\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ApproveAgent_Mutation($id: ID!) {\n    agent: approveAgent(id: $id) {\n      id\n      health\n    }\n  }\n"): (typeof documents)["\n  mutation ApproveAgent_Mutation($id: ID!) {\n    agent: approveAgent(id: $id) {\n      id\n      health\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RevokeAgent_Mutation($id: ID!) {\n    agent: revokeAgent(id: $id) {\n      id\n      health\n    }\n  }\n"): (typeof documents)["\n  mutation RevokeAgent_Mutation($id: ID!) {\n    agent: revokeAgent(id: $id) {\n      id\n      health\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment AgentMeasures on Agent {\n    id\n    lastHeartbeatAt\n    load\n    cpu\n    memoryBytes\n    eventLoopMs\n    spoolBytes\n    spoolLimitBytes\n    spoolRecords\n    resultCount\n    errorCount\n    scannerRuns {\n      scanner\n      runCount\n      failureCount\n    }\n  }\n"): (typeof documents)["\n  fragment AgentMeasures on Agent {\n    id\n    lastHeartbeatAt\n    load\n    cpu\n    memoryBytes\n    eventLoopMs\n    spoolBytes\n    spoolLimitBytes\n    spoolRecords\n    resultCount\n    errorCount\n    scannerRuns {\n      scanner\n      runCount\n      failureCount\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment AgentRow on Agent {\n    id\n    identity\n    hostname\n    addresses\n    version\n    health\n    activity\n    lastHeartbeatAt\n    slots\n    freeSlots\n    load\n    memoryBytes\n    errorCount\n    spoolBytes\n    draining\n    forgottenAt\n    problem\n    conflictAt\n    clockSkewMs\n    labels {\n      name\n      value\n    }\n    capabilities {\n      name\n      version\n      privileged\n      problem\n      signaturesAt\n      signatureCount\n      risk\n    }\n  }\n"): (typeof documents)["\n  fragment AgentRow on Agent {\n    id\n    identity\n    hostname\n    addresses\n    version\n    health\n    activity\n    lastHeartbeatAt\n    slots\n    freeSlots\n    load\n    memoryBytes\n    errorCount\n    spoolBytes\n    draining\n    forgottenAt\n    problem\n    conflictAt\n    clockSkewMs\n    labels {\n      name\n      value\n    }\n    capabilities {\n      name\n      version\n      privileged\n      problem\n      signaturesAt\n      signatureCount\n      risk\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AgentRows_Changes($after: String!, $search: String!) {\n    agentChanges(after: $after, first: 200) {\n      nodes {\n        ...AgentRow\n        passes(search: $search)\n      }\n      cursor\n      hasMore\n    }\n  }\n"): (typeof documents)["\n  query AgentRows_Changes($after: String!, $search: String!) {\n    agentChanges(after: $after, first: 200) {\n      nodes {\n        ...AgentRow\n        passes(search: $search)\n      }\n      cursor\n      hasMore\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription AgentRows_Changed($search: String!) {\n    agentChanged {\n      ...AgentRow\n      passes(search: $search)\n    }\n  }\n"): (typeof documents)["\n  subscription AgentRows_Changed($search: String!) {\n    agentChanged {\n      ...AgentRow\n      passes(search: $search)\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetAssetCriticality_Mutation($selection: AssetSelectionInput!, $criticality: Criticality!) {\n    setAssetCriticality(selection: $selection, criticality: $criticality)\n  }\n"): (typeof documents)["\n  mutation SetAssetCriticality_Mutation($selection: AssetSelectionInput!, $criticality: Criticality!) {\n    setAssetCriticality(selection: $selection, criticality: $criticality)\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment AssetDetections on Asset {\n    id\n    detections(first: 25, statuses: [OPEN, ACKNOWLEDGED]) {\n      edges {\n        node {\n          id\n          severity\n          status\n          title\n          location\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment AssetDetections on Asset {\n    id\n    detections(first: 25, statuses: [OPEN, ACKNOWLEDGED]) {\n      edges {\n        node {\n          id\n          severity\n          status\n          title\n          location\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment AssetFacts on Asset {\n    hostnames\n    machine\n    mac\n    vendor\n    os\n    osAccuracy\n    labels {\n      name\n      value\n    }\n    openDetections {\n      severity\n      count\n    }\n    firstSeenAt\n    lastSeenAt\n    examinations {\n      finishedAt\n    }\n  }\n"): (typeof documents)["\n  fragment AssetFacts on Asset {\n    hostnames\n    machine\n    mac\n    vendor\n    os\n    osAccuracy\n    labels {\n      name\n      value\n    }\n    openDetections {\n      severity\n      count\n    }\n    firstSeenAt\n    lastSeenAt\n    examinations {\n      finishedAt\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment AssetHistory on Asset {\n    ...AssetPages\n    examinations {\n      assignmentId\n      attempt\n      finishedAt\n      assignment {\n        id\n        scanner\n        scan {\n          id\n          name\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment AssetHistory on Asset {\n    ...AssetPages\n    examinations {\n      assignmentId\n      attempt\n      finishedAt\n      assignment {\n        id\n        scanner\n        scan {\n          id\n          name\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AssetHistory_Query($id: ID!, $after: String) {\n    asset(id: $id) {\n      id\n      history(first: 15, after: $after) {\n        edges {\n          cursor\n          node {\n            id\n            kind\n            at\n            protocol\n            port\n          }\n        }\n        pageInfo {\n          hasNextPage\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query AssetHistory_Query($id: ID!, $after: String) {\n    asset(id: $id) {\n      id\n      history(first: 15, after: $after) {\n        edges {\n          cursor\n          node {\n            id\n            kind\n            at\n            protocol\n            port\n          }\n        }\n        pageInfo {\n          hasNextPage\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetAssetLabels_Mutation(\n    $selection: AssetSelectionInput!\n    $labels: [LabelInput!]!\n    $removed: [String!]!\n  ) {\n    setAssetLabels(selection: $selection, labels: $labels, removed: $removed)\n  }\n"): (typeof documents)["\n  mutation SetAssetLabels_Mutation(\n    $selection: AssetSelectionInput!\n    $labels: [LabelInput!]!\n    $removed: [String!]!\n  ) {\n    setAssetLabels(selection: $selection, labels: $labels, removed: $removed)\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment AssetRelated on Asset {\n    agents {\n      reaches\n      lastSawAt\n      agent {\n        id\n        hostname\n      }\n    }\n    related {\n      relation\n      asset {\n        id\n        kind\n        label\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment AssetRelated on Asset {\n    agents {\n      reaches\n      lastSawAt\n      agent {\n        id\n        hostname\n      }\n    }\n    related {\n      relation\n      asset {\n        id\n        kind\n        label\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment AssetRow on Asset {\n    id\n    kind\n    label\n    hostnames\n    os\n    criticality\n    risk\n    labels {\n      name\n      value\n    }\n    openDetections {\n      severity\n      count\n    }\n    openServiceCount\n    lastSeenAt\n  }\n"): (typeof documents)["\n  fragment AssetRow on Asset {\n    id\n    kind\n    label\n    hostnames\n    os\n    criticality\n    risk\n    labels {\n      name\n      value\n    }\n    openDetections {\n      severity\n      count\n    }\n    openServiceCount\n    lastSeenAt\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AssetRows_Changes($after: String!) {\n    assetChanges(after: $after, first: 200) {\n      nodes {\n        ...AssetRow\n      }\n      cursor\n      hasMore\n    }\n  }\n"): (typeof documents)["\n  query AssetRows_Changes($after: String!) {\n    assetChanges(after: $after, first: 200) {\n      nodes {\n        ...AssetRow\n      }\n      cursor\n      hasMore\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription AssetRows_Changed {\n    assetChanged {\n      ...AssetRow\n    }\n  }\n"): (typeof documents)["\n  subscription AssetRows_Changed {\n    assetChanged {\n      ...AssetRow\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AssetServices_Query($id: ID!, $after: String) {\n    asset(id: $id) {\n      id\n      services(first: 50, after: $after) {\n        edges {\n          cursor\n          node {\n            id\n            protocol\n            port\n            name\n            product\n            version\n            firstSeenAt\n            lastSeenAt\n            closedAt\n            detectionId\n          }\n        }\n        pageInfo {\n          hasNextPage\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query AssetServices_Query($id: ID!, $after: String) {\n    asset(id: $id) {\n      id\n      services(first: 50, after: $after) {\n        edges {\n          cursor\n          node {\n            id\n            protocol\n            port\n            name\n            product\n            version\n            firstSeenAt\n            lastSeenAt\n            closedAt\n            detectionId\n          }\n        }\n        pageInfo {\n          hasNextPage\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AssignScan_Mutation($input: AssignScanInput!) {\n    assignScan(input: $input) {\n      id\n    }\n  }\n"): (typeof documents)["\n  mutation AssignScan_Mutation($input: AssignScanInput!) {\n    assignScan(input: $input) {\n      id\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Accounts_Query($search: String) {\n    accounts(first: 50, search: $search) {\n      edges {\n        node {\n          id\n          name\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n"): (typeof documents)["\n  query Accounts_Query($search: String) {\n    accounts(first: 50, search: $search) {\n      edges {\n        node {\n          id\n          name\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CancelAssignment_Mutation($id: ID!) {\n    cancelAssignment(id: $id) {\n      id\n      state\n      cancelRequestedAt\n    }\n  }\n"): (typeof documents)["\n  mutation CancelAssignment_Mutation($id: ID!) {\n    cancelAssignment(id: $id) {\n      id\n      state\n      cancelRequestedAt\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AssignmentDetails_Query($id: ID!) {\n    assignment(id: $id) {\n      id\n      state\n      scanner\n      share\n      deadlineAt\n      leaseExpiresAt\n      maxRunSeconds\n      exclusions\n      attempts {\n        attempt\n        startedAt\n        finishedAt\n        result\n        ending {\n          code\n          message\n          isPartial\n        }\n        coverage\n        command\n        toolVersion\n        eventCount\n        placementReason\n        agent {\n          id\n          hostname\n        }\n      }\n      artifacts {\n        id\n        attempt\n        name\n        sha256\n        sizeBytes\n        path\n        rawPath\n      }\n    }\n  }\n"): (typeof documents)["\n  query AssignmentDetails_Query($id: ID!) {\n    assignment(id: $id) {\n      id\n      state\n      scanner\n      share\n      deadlineAt\n      leaseExpiresAt\n      maxRunSeconds\n      exclusions\n      attempts {\n        attempt\n        startedAt\n        finishedAt\n        result\n        ending {\n          code\n          message\n          isPartial\n        }\n        coverage\n        command\n        toolVersion\n        eventCount\n        placementReason\n        agent {\n          id\n          hostname\n        }\n      }\n      artifacts {\n        id\n        attempt\n        name\n        sha256\n        sizeBytes\n        path\n        rawPath\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription AssignmentDetails_Changed($scanId: ID) {\n    assignmentChanged(scanId: $scanId) {\n      id\n    }\n  }\n"): (typeof documents)["\n  subscription AssignmentDetails_Changed($scanId: ID) {\n    assignmentChanged(scanId: $scanId) {\n      id\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment AssignmentRow on Assignment {\n    id\n    share\n    retryRound\n    superseded\n    scanner\n    targets\n    state\n    held\n    explanation\n    attempt\n    maxAttempts\n    progress\n    progressNote\n    progressIsEstimate\n    cancelRequestedAt\n    interruptRequestedAt\n    deadlineAt\n    eventCount\n    ending {\n      code\n      isPartial\n    }\n    agent {\n      id\n      hostname\n    }\n    scan {\n      id\n      name\n    }\n  }\n"): (typeof documents)["\n  fragment AssignmentRow on Assignment {\n    id\n    share\n    retryRound\n    superseded\n    scanner\n    targets\n    state\n    held\n    explanation\n    attempt\n    maxAttempts\n    progress\n    progressNote\n    progressIsEstimate\n    cancelRequestedAt\n    interruptRequestedAt\n    deadlineAt\n    eventCount\n    ending {\n      code\n      isPartial\n    }\n    agent {\n      id\n      hostname\n    }\n    scan {\n      id\n      name\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AssignmentRows_Changes($after: String!) {\n    assignmentChanges(after: $after, first: 200) {\n      nodes {\n        ...AssignmentRow\n      }\n      cursor\n      hasMore\n    }\n  }\n"): (typeof documents)["\n  query AssignmentRows_Changes($after: String!) {\n    assignmentChanges(after: $after, first: 200) {\n      nodes {\n        ...AssignmentRow\n      }\n      cursor\n      hasMore\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription AssignmentRows_Changed($scanId: ID, $agentId: ID) {\n    assignmentChanged(scanId: $scanId, agentId: $agentId) {\n      ...AssignmentRow\n    }\n  }\n"): (typeof documents)["\n  subscription AssignmentRows_Changed($scanId: ID, $agentId: ID) {\n    assignmentChanged(scanId: $scanId, agentId: $agentId) {\n      ...AssignmentRow\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CronTimes_Query($cron: String!, $timeZone: String!) {\n    cronTimes(cron: $cron, timeZone: $timeZone)\n  }\n"): (typeof documents)["\n  query CronTimes_Query($cron: String!, $timeZone: String!) {\n    cronTimes(cron: $cron, timeZone: $timeZone)\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DetectionCount_Query($filter: DetectionFilterInput!) {\n    detectionFacets(filter: $filter) {\n      count\n      isExact\n      facets {\n        key\n        values {\n          value\n          count\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query DetectionCount_Query($filter: DetectionFilterInput!) {\n    detectionFacets(filter: $filter) {\n      count\n      isExact\n      facets {\n        key\n        values {\n          value\n          count\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription DetectionCount_Changed {\n    detectionChanged {\n      id\n    }\n  }\n"): (typeof documents)["\n  subscription DetectionCount_Changed {\n    detectionChanged {\n      id\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DetectionDetail_Query($id: ID!) {\n    detection(id: $id) {\n      id\n      severity\n      score\n      scoreParts {\n        reason\n        points\n      }\n      status\n      title\n      scanner\n      assetLabel\n      location\n      eventCount\n      firstSeenAt\n      lastSeenAt\n      category\n      description\n      assetKind\n      assetKey\n      asset {\n        id\n      }\n      references {\n        type\n        id\n        url\n      }\n      evidence\n      reopenedCount\n      statusSince\n      resolvedBy\n      acceptedUntil\n      unansweredAt\n      note\n      assignee {\n        id\n        name\n      }\n      knownExploited {\n        state\n        cve\n        dateAdded\n        ransomware\n        feed {\n          releasedAt\n        }\n      }\n      epss {\n        state\n        cve\n        score\n        percentile\n        feed {\n          releasedAt\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query DetectionDetail_Query($id: ID!) {\n    detection(id: $id) {\n      id\n      severity\n      score\n      scoreParts {\n        reason\n        points\n      }\n      status\n      title\n      scanner\n      assetLabel\n      location\n      eventCount\n      firstSeenAt\n      lastSeenAt\n      category\n      description\n      assetKind\n      assetKey\n      asset {\n        id\n      }\n      references {\n        type\n        id\n        url\n      }\n      evidence\n      reopenedCount\n      statusSince\n      resolvedBy\n      acceptedUntil\n      unansweredAt\n      note\n      assignee {\n        id\n        name\n      }\n      knownExploited {\n        state\n        cve\n        dateAdded\n        ransomware\n        feed {\n          releasedAt\n        }\n      }\n      epss {\n        state\n        cve\n        score\n        percentile\n        feed {\n          releasedAt\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription DetectionDetail_Changed {\n    detectionChanged {\n      id\n    }\n  }\n"): (typeof documents)["\n  subscription DetectionDetail_Changed {\n    detectionChanged {\n      id\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DetectionEvents_Query($detectionId: ID!) {\n    events(first: 20, detectionId: $detectionId) {\n      edges {\n        node {\n          id\n          type\n          observedAt\n          attempt\n          late\n          data\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query DetectionEvents_Query($detectionId: ID!) {\n    events(first: 20, detectionId: $detectionId) {\n      edges {\n        node {\n          id\n          type\n          observedAt\n          attempt\n          late\n          data\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DetectionHistory_Query($id: ID!, $after: String) {\n    detection(id: $id) {\n      id\n      history(first: 50, after: $after) {\n        edges {\n          cursor\n          node {\n            id\n            kind\n            at\n            from\n            accountName\n            assignmentId\n            attempt\n            note\n            assigneeName\n            acceptedUntil\n          }\n        }\n        pageInfo {\n          hasNextPage\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query DetectionHistory_Query($id: ID!, $after: String) {\n    detection(id: $id) {\n      id\n      history(first: 50, after: $after) {\n        edges {\n          cursor\n          node {\n            id\n            kind\n            at\n            from\n            accountName\n            assignmentId\n            attempt\n            note\n            assigneeName\n            acceptedUntil\n          }\n        }\n        pageInfo {\n          hasNextPage\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DetectionExaminations_Query($id: ID!) {\n    examinations(detectionId: $id) {\n      assignmentId\n      attempt\n      finishedAt\n      silent\n      privileged\n    }\n  }\n"): (typeof documents)["\n  query DetectionExaminations_Query($id: ID!) {\n    examinations(detectionId: $id) {\n      assignmentId\n      attempt\n      finishedAt\n      silent\n      privileged\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment DetectionRow on Detection {\n    id\n    severity\n    score\n    status\n    title\n    scanner\n    assetLabel\n    location\n    eventCount\n    firstSeenAt\n    lastSeenAt\n    knownExploited {\n      state\n    }\n    epss {\n      score\n    }\n  }\n"): (typeof documents)["\n  fragment DetectionRow on Detection {\n    id\n    severity\n    score\n    status\n    title\n    scanner\n    assetLabel\n    location\n    eventCount\n    firstSeenAt\n    lastSeenAt\n    knownExploited {\n      state\n    }\n    epss {\n      score\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DetectionRows_Changes($after: String!, $query: String!) {\n    detectionChanges(after: $after, first: 200) {\n      nodes {\n        ...DetectionRow\n        passes(query: $query)\n      }\n      cursor\n      hasMore\n    }\n  }\n"): (typeof documents)["\n  query DetectionRows_Changes($after: String!, $query: String!) {\n    detectionChanges(after: $after, first: 200) {\n      nodes {\n        ...DetectionRow\n        passes(query: $query)\n      }\n      cursor\n      hasMore\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription DetectionRows_Changed($query: String!) {\n    detectionChanged {\n      ...DetectionRow\n      passes(query: $query)\n    }\n  }\n"): (typeof documents)["\n  subscription DetectionRows_Changed($query: String!) {\n    detectionChanged {\n      ...DetectionRow\n      passes(query: $query)\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DetectionSightings_Query($id: ID!) {\n    detection(id: $id) {\n      id\n      sightings {\n        eventCount\n        lastObservedAt\n        late\n        signaturesAt\n        assignment {\n          id\n          scanner\n          scan {\n            id\n            name\n          }\n        }\n        attempt {\n          attempt\n          command\n          toolVersion\n        }\n        agent {\n          id\n          hostname\n        }\n        ruleSets {\n          id\n          name\n          version\n          sha256\n        }\n        artifacts {\n          id\n          name\n          sha256\n          sizeBytes\n          path\n          rawPath\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query DetectionSightings_Query($id: ID!) {\n    detection(id: $id) {\n      id\n      sightings {\n        eventCount\n        lastObservedAt\n        late\n        signaturesAt\n        assignment {\n          id\n          scanner\n          scan {\n            id\n            name\n          }\n        }\n        attempt {\n          attempt\n          command\n          toolVersion\n        }\n        agent {\n          id\n          hostname\n        }\n        ruleSets {\n          id\n          name\n          version\n          sha256\n        }\n        artifacts {\n          id\n          name\n          sha256\n          sizeBytes\n          path\n          rawPath\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DifferenceSection_Query(\n    $from: DifferencePointInput!\n    $to: DifferencePointInput!\n    $section: DifferenceSection!\n    $change: DifferenceChange!\n    $after: String\n  ) {\n    difference(from: $from, to: $to) {\n      page(section: $section, change: $change, first: 50, after: $after) {\n        count\n        endCursor\n        nodes {\n          ...DifferenceRow\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query DifferenceSection_Query(\n    $from: DifferencePointInput!\n    $to: DifferencePointInput!\n    $section: DifferenceSection!\n    $change: DifferenceChange!\n    $after: String\n  ) {\n    difference(from: $from, to: $to) {\n      page(section: $section, change: $change, first: 50, after: $after) {\n        count\n        endCursor\n        nodes {\n          ...DifferenceRow\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment DifferenceRow on DifferenceRow {\n    key\n    protocol\n    port\n    before\n    after\n    asset {\n      id\n      label\n    }\n    detection {\n      id\n      title\n    }\n  }\n"): (typeof documents)["\n  fragment DifferenceRow on DifferenceRow {\n    key\n    protocol\n    port\n    before\n    after\n    asset {\n      id\n      label\n    }\n    detection {\n      id\n      title\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DrainAgent_Mutation($id: ID!, $draining: Boolean!) {\n    drainAgent(id: $id, draining: $draining) {\n      id\n      draining\n    }\n  }\n"): (typeof documents)["\n  mutation DrainAgent_Mutation($id: ID!, $draining: Boolean!) {\n    drainAgent(id: $id, draining: $draining) {\n      id\n      draining\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ExportMenu_Query($filter: DetectionFilterInput!) {\n    csv: detectionExport(format: CSV, filter: $filter)\n    sarif: detectionExport(format: SARIF, filter: $filter)\n    jsonLines: detectionExport(format: JSON_LINES, filter: $filter)\n  }\n"): (typeof documents)["\n  query ExportMenu_Query($filter: DetectionFilterInput!) {\n    csv: detectionExport(format: CSV, filter: $filter)\n    sarif: detectionExport(format: SARIF, filter: $filter)\n    jsonLines: detectionExport(format: JSON_LINES, filter: $filter)\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ScanChoice on Scan {\n    id\n    name\n    createdAt\n  }\n"): (typeof documents)["\n  fragment ScanChoice on Scan {\n    id\n    name\n    createdAt\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query FinishedScans_Query($search: String!, $after: String) {\n    scans(first: 50, after: $after, active: false, search: $search) {\n      edges {\n        node {\n          ...ScanChoice\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): (typeof documents)["\n  query FinishedScans_Query($search: String!, $after: String) {\n    scans(first: 50, after: $after, active: false, search: $search) {\n      edges {\n        node {\n          ...ScanChoice\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ForgetAgent_Mutation($id: ID!) {\n    forgetAgent(id: $id) {\n      id\n      forgottenAt\n    }\n  }\n"): (typeof documents)["\n  mutation ForgetAgent_Mutation($id: ID!) {\n    forgetAgent(id: $id) {\n      id\n      forgottenAt\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetLabelWindow_Mutation($label: LabelInput!, $window: ScanWindowInput!) {\n    setLabelWindow(label: $label, window: $window) {\n      id\n    }\n  }\n"): (typeof documents)["\n  mutation SetLabelWindow_Mutation($label: LabelInput!, $window: ScanWindowInput!) {\n    setLabelWindow(label: $label, window: $window) {\n      id\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query LabelWindows_Query {\n    labelWindows(first: 100) {\n      edges {\n        node {\n          id\n          labelName\n          labelValue\n          window {\n            days\n            from\n            to\n            timeZone\n            atEnd\n            words\n            isOpen\n            nextChangeAt\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query LabelWindows_Query {\n    labelWindows(first: 100) {\n      edges {\n        node {\n          id\n          labelName\n          labelValue\n          window {\n            days\n            from\n            to\n            timeZone\n            atEnd\n            words\n            isOpen\n            nextChangeAt\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeleteLabelWindow_Mutation($id: ID!) {\n    deleteLabelWindow(id: $id)\n  }\n"): (typeof documents)["\n  mutation DeleteLabelWindow_Mutation($id: ID!) {\n    deleteLabelWindow(id: $id)\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OnlineAgents_Query($after: String) {\n    agents(first: 100, after: $after, health: [ONLINE]) {\n      edges {\n        cursor\n        node {\n          id\n          hostname\n          identity\n          draining\n          labels {\n            name\n            value\n          }\n          capabilities {\n            name\n            version\n            problem\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n"): (typeof documents)["\n  query OnlineAgents_Query($after: String) {\n    agents(first: 100, after: $after, health: [ONLINE]) {\n      edges {\n        cursor\n        node {\n          id\n          hostname\n          identity\n          draining\n          labels {\n            name\n            value\n          }\n          capabilities {\n            name\n            version\n            problem\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query QueryField_Keys {\n    detectionQueryKeys {\n      key\n      meaning\n      example\n    }\n  }\n"): (typeof documents)["\n  query QueryField_Keys {\n    detectionQueryKeys {\n      key\n      meaning\n      example\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RuleSetChoice_Query($scanner: RuleScanner!, $after: String) {\n    ruleSets(first: 50, scanner: $scanner, latest: true, after: $after) {\n      edges {\n        cursor\n        node {\n          id\n          name\n          version\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n"): (typeof documents)["\n  query RuleSetChoice_Query($scanner: RuleScanner!, $after: String) {\n    ruleSets(first: 50, scanner: $scanner, latest: true, after: $after) {\n      edges {\n        cursor\n        node {\n          id\n          name\n          version\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UploadRuleSet_Mutation($input: UploadRuleSetInput!) {\n    uploadRuleSet(input: $input) {\n      id\n    }\n  }\n"): (typeof documents)["\n  mutation UploadRuleSet_Mutation($input: UploadRuleSetInput!) {\n    uploadRuleSet(input: $input) {\n      id\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RetireRuleSet_Mutation($name: String!) {\n    retireRuleSet(name: $name) {\n      id\n    }\n  }\n"): (typeof documents)["\n  mutation RetireRuleSet_Mutation($name: String!) {\n    retireRuleSet(name: $name) {\n      id\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RestoreRuleSet_Mutation($name: String!) {\n    restoreRuleSet(name: $name) {\n      id\n    }\n  }\n"): (typeof documents)["\n  mutation RestoreRuleSet_Mutation($name: String!) {\n    restoreRuleSet(name: $name) {\n      id\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RuleSetContent_Query($name: String!, $version: Int!) {\n    ruleSets(first: 1, name: $name, version: $version) {\n      edges {\n        node {\n          id\n          content\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query RuleSetContent_Query($name: String!, $version: Int!) {\n    ruleSets(first: 1, name: $name, version: $version) {\n      edges {\n        node {\n          id\n          content\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PauseScan_Mutation($id: ID!) {\n    scan: pauseScan(id: $id) {\n      ...ScanRow\n    }\n  }\n"): (typeof documents)["\n  mutation PauseScan_Mutation($id: ID!) {\n    scan: pauseScan(id: $id) {\n      ...ScanRow\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ResumeScan_Mutation($id: ID!) {\n    scan: resumeScan(id: $id) {\n      ...ScanRow\n    }\n  }\n"): (typeof documents)["\n  mutation ResumeScan_Mutation($id: ID!) {\n    scan: resumeScan(id: $id) {\n      ...ScanRow\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RetryScan_Mutation($id: ID!) {\n    scan: retryScan(id: $id) {\n      ...ScanRow\n    }\n  }\n"): (typeof documents)["\n  mutation RetryScan_Mutation($id: ID!) {\n    scan: retryScan(id: $id) {\n      ...ScanRow\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CancelScan_Mutation($id: ID!) {\n    scan: cancelScan(id: $id) {\n      ...ScanRow\n    }\n  }\n"): (typeof documents)["\n  mutation CancelScan_Mutation($id: ID!) {\n    scan: cancelScan(id: $id) {\n      ...ScanRow\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ScanGlance_Query($id: ID!) {\n    running: assignments(first: 3, scanId: $id, states: [RUNNING]) {\n      edges {\n        node {\n          ...AssignmentRow\n        }\n      }\n    }\n    failed: assignments(first: 3, scanId: $id, states: [FAILED, REFUSED, EXPIRED]) {\n      edges {\n        node {\n          ...AssignmentRow\n        }\n      }\n    }\n    waiting: assignments(first: 1, scanId: $id, states: [QUEUED]) {\n      edges {\n        node {\n          ...AssignmentRow\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query ScanGlance_Query($id: ID!) {\n    running: assignments(first: 3, scanId: $id, states: [RUNNING]) {\n      edges {\n        node {\n          ...AssignmentRow\n        }\n      }\n    }\n    failed: assignments(first: 3, scanId: $id, states: [FAILED, REFUSED, EXPIRED]) {\n      edges {\n        node {\n          ...AssignmentRow\n        }\n      }\n    }\n    waiting: assignments(first: 1, scanId: $id, states: [QUEUED]) {\n      edges {\n        node {\n          ...AssignmentRow\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ScanRow on Scan {\n    id\n    name\n    state\n    progress\n    progressIsEstimate\n    priority\n    scanners\n    createdAt\n    finishedAt\n    startAt\n    pausedAt\n    import {\n      fileName\n      importedBy\n    }\n    assignmentsByState {\n      state\n      count\n    }\n  }\n"): (typeof documents)["\n  fragment ScanRow on Scan {\n    id\n    name\n    state\n    progress\n    progressIsEstimate\n    priority\n    scanners\n    createdAt\n    finishedAt\n    startAt\n    pausedAt\n    import {\n      fileName\n      importedBy\n    }\n    assignmentsByState {\n      state\n      count\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ScanRows_Changes($after: String!, $search: String!) {\n    assignmentChanges(after: $after, first: 200) {\n      nodes {\n        id\n        scan {\n          ...ScanRow\n          passes(search: $search)\n        }\n      }\n      cursor\n      hasMore\n    }\n  }\n"): (typeof documents)["\n  query ScanRows_Changes($after: String!, $search: String!) {\n    assignmentChanges(after: $after, first: 200) {\n      nodes {\n        id\n        scan {\n          ...ScanRow\n          passes(search: $search)\n        }\n      }\n      cursor\n      hasMore\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription ScanRows_Changed($search: String!) {\n    assignmentChanged {\n      id\n      scan {\n        ...ScanRow\n        passes(search: $search)\n      }\n    }\n  }\n"): (typeof documents)["\n  subscription ScanRows_Changed($search: String!) {\n    assignmentChanged {\n      id\n      scan {\n        ...ScanRow\n        passes(search: $search)\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SwitchSchedule_Mutation($id: ID!, $enabled: Boolean!) {\n    updateSchedule(id: $id, input: { enabled: $enabled }) {\n      id\n    }\n  }\n"): (typeof documents)["\n  mutation SwitchSchedule_Mutation($id: ID!, $enabled: Boolean!) {\n    updateSchedule(id: $id, input: { enabled: $enabled }) {\n      id\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RunScheduleNow_Mutation($id: ID!) {\n    runScheduleNow(id: $id) {\n      outcome\n      message\n    }\n  }\n"): (typeof documents)["\n  mutation RunScheduleNow_Mutation($id: ID!) {\n    runScheduleNow(id: $id) {\n      outcome\n      message\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeleteSchedule_Mutation($id: ID!) {\n    deleteSchedule(id: $id) {\n      id\n    }\n  }\n"): (typeof documents)["\n  mutation DeleteSchedule_Mutation($id: ID!) {\n    deleteSchedule(id: $id) {\n      id\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateSchedule_Mutation($input: CreateScheduleInput!) {\n    createSchedule(input: $input) {\n      id\n    }\n  }\n"): (typeof documents)["\n  mutation CreateSchedule_Mutation($input: CreateScheduleInput!) {\n    createSchedule(input: $input) {\n      id\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateSchedule_Mutation($id: ID!, $input: UpdateScheduleInput!) {\n    updateSchedule(id: $id, input: $input) {\n      id\n    }\n  }\n"): (typeof documents)["\n  mutation UpdateSchedule_Mutation($id: ID!, $input: UpdateScheduleInput!) {\n    updateSchedule(id: $id, input: $input) {\n      id\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ScheduleRow on Schedule {\n    id\n    name\n    cron\n    timeZone\n    scan\n    overlap\n    missed\n    spreadSeconds\n    enabled\n    nextRunAt\n    nextRuns\n    deletedAt\n    runs(first: 8) {\n      plannedAt\n      outcome\n      message\n      scan {\n        id\n        state\n        finishedAt\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment ScheduleRow on Schedule {\n    id\n    name\n    cron\n    timeZone\n    scan\n    overlap\n    missed\n    spreadSeconds\n    enabled\n    nextRunAt\n    nextRuns\n    deletedAt\n    runs(first: 8) {\n      plannedAt\n      outcome\n      message\n      scan {\n        id\n        state\n        finishedAt\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ScheduleRows_Query($after: String) {\n    schedules(first: 50, after: $after) {\n      edges {\n        cursor\n        node {\n          ...ScheduleRow\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n"): (typeof documents)["\n  query ScheduleRows_Query($after: String) {\n    schedules(first: 50, after: $after) {\n      edges {\n        cursor\n        node {\n          ...ScheduleRow\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ScheduleRows_Changes($after: String!) {\n    scheduleChanges(after: $after, first: 50) {\n      nodes {\n        ...ScheduleRow\n      }\n      cursor\n      hasMore\n    }\n  }\n"): (typeof documents)["\n  query ScheduleRows_Changes($after: String!) {\n    scheduleChanges(after: $after, first: 50) {\n      nodes {\n        ...ScheduleRow\n      }\n      cursor\n      hasMore\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription ScheduleRows_Changed {\n    scheduleChanged {\n      ...ScheduleRow\n    }\n  }\n"): (typeof documents)["\n  subscription ScheduleRows_Changed {\n    scheduleChanged {\n      ...ScheduleRow\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ShareList_Query($id: ID!, $after: String, $states: [AssignmentState!]) {\n    assignments(first: 50, after: $after, scanId: $id, states: $states) {\n      edges {\n        cursor\n        node {\n          ...AssignmentRow\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n"): (typeof documents)["\n  query ShareList_Query($id: ID!, $after: String, $states: [AssignmentState!]) {\n    assignments(first: 50, after: $after, scanId: $id, states: $states) {\n      edges {\n        cursor\n        node {\n          ...AssignmentRow\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment TriageAnswer on TriagePayload {\n    changed\n    unchanged {\n      status\n      count\n    }\n  }\n"): (typeof documents)["\n  fragment TriageAnswer on TriagePayload {\n    changed\n    unchanged {\n      status\n      count\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    mutation Acknowledge_Mutation($selection: DetectionSelectionInput!, $note: String) {\n      answer: acknowledgeDetections(selection: $selection, note: $note) {\n        ...TriageAnswer\n      }\n    }\n  "): (typeof documents)["\n    mutation Acknowledge_Mutation($selection: DetectionSelectionInput!, $note: String) {\n      answer: acknowledgeDetections(selection: $selection, note: $note) {\n        ...TriageAnswer\n      }\n    }\n  "];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    mutation MarkFalsePositive_Mutation($selection: DetectionSelectionInput!, $note: String) {\n      answer: markFalsePositive(selection: $selection, note: $note) {\n        ...TriageAnswer\n      }\n    }\n  "): (typeof documents)["\n    mutation MarkFalsePositive_Mutation($selection: DetectionSelectionInput!, $note: String) {\n      answer: markFalsePositive(selection: $selection, note: $note) {\n        ...TriageAnswer\n      }\n    }\n  "];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    mutation Resolve_Mutation($selection: DetectionSelectionInput!, $note: String) {\n      answer: resolveDetections(selection: $selection, note: $note) {\n        ...TriageAnswer\n      }\n    }\n  "): (typeof documents)["\n    mutation Resolve_Mutation($selection: DetectionSelectionInput!, $note: String) {\n      answer: resolveDetections(selection: $selection, note: $note) {\n        ...TriageAnswer\n      }\n    }\n  "];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    mutation Reopen_Mutation($selection: DetectionSelectionInput!, $note: String) {\n      answer: reopenDetections(selection: $selection, note: $note) {\n        ...TriageAnswer\n      }\n    }\n  "): (typeof documents)["\n    mutation Reopen_Mutation($selection: DetectionSelectionInput!, $note: String) {\n      answer: reopenDetections(selection: $selection, note: $note) {\n        ...TriageAnswer\n      }\n    }\n  "];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    mutation Accept_Mutation($selection: DetectionSelectionInput!, $until: DateTime!, $note: String) {\n      answer: acceptDetections(selection: $selection, until: $until, note: $note) {\n        ...TriageAnswer\n      }\n    }\n  "): (typeof documents)["\n    mutation Accept_Mutation($selection: DetectionSelectionInput!, $until: DateTime!, $note: String) {\n      answer: acceptDetections(selection: $selection, until: $until, note: $note) {\n        ...TriageAnswer\n      }\n    }\n  "];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    mutation Assign_Mutation($selection: DetectionSelectionInput!, $assigneeId: ID, $note: String) {\n      answer: assignDetections(selection: $selection, assigneeId: $assigneeId, note: $note) {\n        ...TriageAnswer\n      }\n    }\n  "): (typeof documents)["\n    mutation Assign_Mutation($selection: DetectionSelectionInput!, $assigneeId: ID, $note: String) {\n      answer: assignDetections(selection: $selection, assigneeId: $assigneeId, note: $note) {\n        ...TriageAnswer\n      }\n    }\n  "];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    mutation Note_Mutation($selection: DetectionSelectionInput!, $note: String!) {\n      answer: noteDetections(selection: $selection, note: $note) {\n        ...TriageAnswer\n      }\n    }\n  "): (typeof documents)["\n    mutation Note_Mutation($selection: DetectionSelectionInput!, $note: String!) {\n      answer: noteDetections(selection: $selection, note: $note) {\n        ...TriageAnswer\n      }\n    }\n  "];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ChangeCursor_Query {\n    changeCursor\n  }\n"): (typeof documents)["\n  query ChangeCursor_Query {\n    changeCursor\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateChannel_Mutation($input: CreateNotificationChannelInput!) {\n    createNotificationChannel(input: $input) {\n      secret\n    }\n  }\n"): (typeof documents)["\n  mutation CreateChannel_Mutation($input: CreateNotificationChannelInput!) {\n    createNotificationChannel(input: $input) {\n      secret\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateChannel_Mutation($id: ID!, $input: UpdateNotificationChannelInput!) {\n    updateNotificationChannel(id: $id, input: $input) {\n      secret\n    }\n  }\n"): (typeof documents)["\n  mutation UpdateChannel_Mutation($id: ID!, $input: UpdateNotificationChannelInput!) {\n    updateNotificationChannel(id: $id, input: $input) {\n      secret\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query NotificationChannels_Query {\n    canSendMail\n    notificationChannels(first: 100) {\n      edges {\n        cursor\n        node {\n          id\n          name\n          kind\n          target\n          recipients\n          enabled\n          ruleCount\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query NotificationChannels_Query {\n    canSendMail\n    notificationChannels(first: 100) {\n      edges {\n        cursor\n        node {\n          id\n          name\n          kind\n          target\n          recipients\n          enabled\n          ruleCount\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SwitchChannel_Mutation($id: ID!, $enabled: Boolean!) {\n    updateNotificationChannel(id: $id, input: { enabled: $enabled }) {\n      channel {\n        id\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation SwitchChannel_Mutation($id: ID!, $enabled: Boolean!) {\n    updateNotificationChannel(id: $id, input: { enabled: $enabled }) {\n      channel {\n        id\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeleteChannel_Mutation($id: ID!) {\n    deleteNotificationChannel(id: $id)\n  }\n"): (typeof documents)["\n  mutation DeleteChannel_Mutation($id: ID!) {\n    deleteNotificationChannel(id: $id)\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TestChannel_Mutation($id: ID!) {\n    testNotificationChannel(id: $id) {\n      ok\n      message\n    }\n  }\n"): (typeof documents)["\n  mutation TestChannel_Mutation($id: ID!) {\n    testNotificationChannel(id: $id) {\n      ok\n      message\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Redeliver_Mutation($ids: [ID!]!) {\n    redeliverNotifications(ids: $ids) {\n      id\n    }\n  }\n"): (typeof documents)["\n  mutation Redeliver_Mutation($ids: [ID!]!) {\n    redeliverNotifications(ids: $ids) {\n      id\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment DeliveryRow on NotificationDelivery {\n    id\n    ruleName\n    itemCount\n    items(first: 20)\n    state\n    tries\n    nextTryAt\n    problem\n    createdAt\n    finishedAt\n    channel {\n      id\n      name\n      enabled\n      deletedAt\n    }\n  }\n"): (typeof documents)["\n  fragment DeliveryRow on NotificationDelivery {\n    id\n    ruleName\n    itemCount\n    items(first: 20)\n    state\n    tries\n    nextTryAt\n    problem\n    createdAt\n    finishedAt\n    channel {\n      id\n      name\n      enabled\n      deletedAt\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DeliveryRows_Query($state: NotificationDeliveryState, $after: String) {\n    notificationDeliveries(first: 50, state: $state, after: $after) {\n      edges {\n        cursor\n        node {\n          ...DeliveryRow\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n"): (typeof documents)["\n  query DeliveryRows_Query($state: NotificationDeliveryState, $after: String) {\n    notificationDeliveries(first: 50, state: $state, after: $after) {\n      edges {\n        cursor\n        node {\n          ...DeliveryRow\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DeliveryRows_Changes($after: String!) {\n    notificationDeliveryChanges(after: $after, first: 50) {\n      nodes {\n        ...DeliveryRow\n      }\n      cursor\n      hasMore\n    }\n  }\n"): (typeof documents)["\n  query DeliveryRows_Changes($after: String!) {\n    notificationDeliveryChanges(after: $after, first: 50) {\n      nodes {\n        ...DeliveryRow\n      }\n      cursor\n      hasMore\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription DeliveryRows_Changed {\n    notificationDeliveryChanged {\n      ...DeliveryRow\n    }\n  }\n"): (typeof documents)["\n  subscription DeliveryRows_Changed {\n    notificationDeliveryChanged {\n      ...DeliveryRow\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateRule_Mutation($input: CreateNotificationRuleInput!) {\n    createNotificationRule(input: $input) {\n      id\n    }\n  }\n"): (typeof documents)["\n  mutation CreateRule_Mutation($input: CreateNotificationRuleInput!) {\n    createNotificationRule(input: $input) {\n      id\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateRule_Mutation($id: ID!, $input: UpdateNotificationRuleInput!) {\n    updateNotificationRule(id: $id, input: $input) {\n      id\n    }\n  }\n"): (typeof documents)["\n  mutation UpdateRule_Mutation($id: ID!, $input: UpdateNotificationRuleInput!) {\n    updateNotificationRule(id: $id, input: $input) {\n      id\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query NotificationRules_Query {\n    notificationRules(first: 100) {\n      edges {\n        cursor\n        node {\n          id\n          name\n          enabled\n          triggers\n          minSeverity\n          query\n          labels {\n            name\n            value\n          }\n          queueAgeSeconds\n          digestSeconds\n          digestOffsetSeconds\n          quietSeconds\n          channels {\n            id\n            name\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query NotificationRules_Query {\n    notificationRules(first: 100) {\n      edges {\n        cursor\n        node {\n          id\n          name\n          enabled\n          triggers\n          minSeverity\n          query\n          labels {\n            name\n            value\n          }\n          queueAgeSeconds\n          digestSeconds\n          digestOffsetSeconds\n          quietSeconds\n          channels {\n            id\n            name\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SwitchRule_Mutation($id: ID!, $enabled: Boolean!) {\n    updateNotificationRule(id: $id, input: { enabled: $enabled }) {\n      id\n    }\n  }\n"): (typeof documents)["\n  mutation SwitchRule_Mutation($id: ID!, $enabled: Boolean!) {\n    updateNotificationRule(id: $id, input: { enabled: $enabled }) {\n      id\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeleteRule_Mutation($id: ID!) {\n    deleteNotificationRule(id: $id)\n  }\n"): (typeof documents)["\n  mutation DeleteRule_Mutation($id: ID!) {\n    deleteNotificationRule(id: $id)\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OwnAccount_Query {\n    viewer {\n      id\n      name\n      email\n      role\n      hasPassword\n      hasSecondFactor\n    }\n  }\n"): (typeof documents)["\n  query OwnAccount_Query {\n    viewer {\n      id\n      name\n      email\n      role\n      hasPassword\n      hasSecondFactor\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Accounts_Page_Query($search: String, $after: String) {\n    accounts(first: 50, search: $search, after: $after) {\n      edges {\n        cursor\n        node {\n          id\n          name\n          email\n          role\n          disabledAt\n          hasPassword\n          hasSecondFactor\n          lastSignInAt\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n"): (typeof documents)["\n  query Accounts_Page_Query($search: String, $after: String) {\n    accounts(first: 50, search: $search, after: $after) {\n      edges {\n        cursor\n        node {\n          id\n          name\n          email\n          role\n          disabledAt\n          hasPassword\n          hasSecondFactor\n          lastSignInAt\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangeAccount_Mutation($id: ID!, $role: Role, $disabled: Boolean) {\n    changeAccount(id: $id, role: $role, disabled: $disabled) {\n      id\n    }\n  }\n"): (typeof documents)["\n  mutation ChangeAccount_Mutation($id: ID!, $role: Role, $disabled: Boolean) {\n    changeAccount(id: $id, role: $role, disabled: $disabled) {\n      id\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateSignInLink_Mutation($accountId: ID!) {\n    createSignInLink(accountId: $accountId)\n  }\n"): (typeof documents)["\n  mutation CreateSignInLink_Mutation($accountId: ID!) {\n    createSignInLink(accountId: $accountId)\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Agent_Query($id: ID!) {\n    agent(id: $id) {\n      ...AgentRow\n      healthSince\n      createdAt\n      registeredAt\n      resultCount\n      ...AgentMeasures\n      reach\n      headFoundBy\n      enrollmentTokenName\n      policyRules {\n        subject\n        words\n      }\n    }\n  }\n"): (typeof documents)["\n  query Agent_Query($id: ID!) {\n    agent(id: $id) {\n      ...AgentRow\n      healthSince\n      createdAt\n      registeredAt\n      resultCount\n      ...AgentMeasures\n      reach\n      headFoundBy\n      enrollmentTokenName\n      policyRules {\n        subject\n        words\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription Agent_Changed {\n    agentChanged {\n      id\n    }\n  }\n"): (typeof documents)["\n  subscription Agent_Changed {\n    agentChanged {\n      id\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Agent_Assignments($id: ID!, $after: String) {\n    assignments(first: 20, after: $after, agentId: $id) {\n      edges {\n        cursor\n        node {\n          ...AssignmentRow\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n"): (typeof documents)["\n  query Agent_Assignments($id: ID!, $after: String) {\n    assignments(first: 20, after: $after, agentId: $id) {\n      edges {\n        cursor\n        node {\n          ...AssignmentRow\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Agents_Query($after: String, $health: [AgentHealth!], $forgotten: Boolean!, $search: String!) {\n    agents(first: 50, after: $after, health: $health, forgotten: $forgotten, search: $search) {\n      edges {\n        cursor\n        node {\n          ...AgentRow\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n"): (typeof documents)["\n  query Agents_Query($after: String, $health: [AgentHealth!], $forgotten: Boolean!, $search: String!) {\n    agents(first: 50, after: $after, health: $health, forgotten: $forgotten, search: $search) {\n      edges {\n        cursor\n        node {\n          ...AgentRow\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Agents_Counts {\n    controlPlane {\n      agentsByHealth {\n        health\n        count\n      }\n    }\n  }\n"): (typeof documents)["\n  query Agents_Counts {\n    controlPlane {\n      agentsByHealth {\n        health\n        count\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription Agents_CountsChanged {\n    controlPlaneChanged {\n      registeredAgents\n    }\n  }\n"): (typeof documents)["\n  subscription Agents_CountsChanged {\n    controlPlaneChanged {\n      registeredAgents\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Asset_Query($id: ID!) {\n    asset(id: $id) {\n      id\n      kind\n      label\n      criticality\n      labels {\n        name\n        value\n      }\n      ...AssetFacts\n      ...AssetDetections\n      ...AssetRelated\n      ...AssetHistory\n    }\n  }\n"): (typeof documents)["\n  query Asset_Query($id: ID!) {\n    asset(id: $id) {\n      id\n      kind\n      label\n      criticality\n      labels {\n        name\n        value\n      }\n      ...AssetFacts\n      ...AssetDetections\n      ...AssetRelated\n      ...AssetHistory\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription Asset_Changed {\n    assetChanged {\n      id\n    }\n  }\n"): (typeof documents)["\n  subscription Asset_Changed {\n    assetChanged {\n      id\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Assets_Query(\n    $after: String\n    $kinds: [AssetKind!]\n    $criticalities: [Criticality!]\n    $openAtLeast: Severity\n    $labels: [LabelInput!]\n    $text: String\n    $network: String\n  ) {\n    assets(\n      first: 50\n      after: $after\n      kinds: $kinds\n      criticalities: $criticalities\n      openAtLeast: $openAtLeast\n      labels: $labels\n      text: $text\n      network: $network\n    ) {\n      edges {\n        cursor\n        node {\n          ...AssetRow\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n"): (typeof documents)["\n  query Assets_Query(\n    $after: String\n    $kinds: [AssetKind!]\n    $criticalities: [Criticality!]\n    $openAtLeast: Severity\n    $labels: [LabelInput!]\n    $text: String\n    $network: String\n  ) {\n    assets(\n      first: 50\n      after: $after\n      kinds: $kinds\n      criticalities: $criticalities\n      openAtLeast: $openAtLeast\n      labels: $labels\n      text: $text\n      network: $network\n    ) {\n      edges {\n        cursor\n        node {\n          ...AssetRow\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Assets_Count($filter: AssetFilterInput!) {\n    assetCount(filter: $filter)\n  }\n"): (typeof documents)["\n  query Assets_Count($filter: AssetFilterInput!) {\n    assetCount(filter: $filter)\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Assignments_Scans($after: String, $active: Boolean, $search: String!) {\n    scans(first: 25, after: $after, active: $active, search: $search) {\n      edges {\n        cursor\n        node {\n          ...ScanRow\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n"): (typeof documents)["\n  query Assignments_Scans($after: String, $active: Boolean, $search: String!) {\n    scans(first: 25, after: $after, active: $active, search: $search) {\n      edges {\n        cursor\n        node {\n          ...ScanRow\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Audit_Query($act: String, $actorId: ID, $since: DateTime, $after: String) {\n    auditEntries(first: 50, act: $act, actorId: $actorId, since: $since, after: $after) {\n      edges {\n        cursor\n        node {\n          sequence\n          at\n          actor\n          actorId\n          actorName\n          address\n          act\n          subject\n          before\n          after\n          hash\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n"): (typeof documents)["\n  query Audit_Query($act: String, $actorId: ID, $since: DateTime, $after: String) {\n    auditEntries(first: 50, act: $act, actorId: $actorId, since: $since, after: $after) {\n      edges {\n        cursor\n        node {\n          sequence\n          at\n          actor\n          actorId\n          actorName\n          address\n          act\n          subject\n          before\n          after\n          hash\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Detections_Query(\n    $after: String\n    $query: String\n    $sort: DetectionSort!\n    $statuses: [DetectionStatus!]\n    $severities: [Severity!]\n    $scanners: [String!]\n  ) {\n    detections(\n      first: 50\n      after: $after\n      query: $query\n      sort: $sort\n      statuses: $statuses\n      severities: $severities\n      scanners: $scanners\n    ) {\n      edges {\n        cursor\n        node {\n          ...DetectionRow\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n"): (typeof documents)["\n  query Detections_Query(\n    $after: String\n    $query: String\n    $sort: DetectionSort!\n    $statuses: [DetectionStatus!]\n    $severities: [Severity!]\n    $scanners: [String!]\n  ) {\n    detections(\n      first: 50\n      after: $after\n      query: $query\n      sort: $sort\n      statuses: $statuses\n      severities: $severities\n      scanners: $scanners\n    ) {\n      edges {\n        cursor\n        node {\n          ...DetectionRow\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Detections_Count($filter: DetectionFilterInput!) {\n    detectionCount(filter: $filter)\n  }\n"): (typeof documents)["\n  query Detections_Count($filter: DetectionFilterInput!) {\n    detectionCount(filter: $filter)\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DifferenceScans_Query($from: ID!, $hasFrom: Boolean!, $to: ID!, $hasTo: Boolean!) {\n    from: scan(id: $from) @include(if: $hasFrom) {\n      ...ScanChoice\n    }\n    to: scan(id: $to) @include(if: $hasTo) {\n      ...ScanChoice\n      previous {\n        ...ScanChoice\n      }\n    }\n  }\n"): (typeof documents)["\n  query DifferenceScans_Query($from: ID!, $hasFrom: Boolean!, $to: ID!, $hasTo: Boolean!) {\n    from: scan(id: $from) @include(if: $hasFrom) {\n      ...ScanChoice\n    }\n    to: scan(id: $to) @include(if: $hasTo) {\n      ...ScanChoice\n      previous {\n        ...ScanChoice\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query EnrollmentTokens_Query($after: String) {\n    enrollmentTokens(first: 50, after: $after) {\n      edges {\n        cursor\n        node {\n          id\n          name\n          createdAt\n          expiresAt\n          revokedAt\n          agentCount\n          maxAgents\n          needsApproval\n          labels {\n            name\n            value\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n"): (typeof documents)["\n  query EnrollmentTokens_Query($after: String) {\n    enrollmentTokens(first: 50, after: $after) {\n      edges {\n        cursor\n        node {\n          id\n          name\n          createdAt\n          expiresAt\n          revokedAt\n          agentCount\n          maxAgents\n          needsApproval\n          labels {\n            name\n            value\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RevokeEnrollmentToken_Mutation($id: ID!) {\n    revokeEnrollmentToken(id: $id)\n  }\n"): (typeof documents)["\n  mutation RevokeEnrollmentToken_Mutation($id: ID!) {\n    revokeEnrollmentToken(id: $id)\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Overview_Query {\n    controlPlane {\n      registeredAgents\n      activeScans\n      eventsProcessed\n      detectionsCreated\n      agentsByHealth {\n        health\n        count\n      }\n    }\n    agentHealth {\n      staleAfterSeconds\n      stale {\n        id\n        hostname\n        lastHeartbeatAt\n      }\n    }\n  }\n"): (typeof documents)["\n  query Overview_Query {\n    controlPlane {\n      registeredAgents\n      activeScans\n      eventsProcessed\n      detectionsCreated\n      agentsByHealth {\n        health\n        count\n      }\n    }\n    agentHealth {\n      staleAfterSeconds\n      stale {\n        id\n        hostname\n        lastHeartbeatAt\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription Overview_ControlPlane {\n    controlPlaneChanged {\n      eventsProcessed\n    }\n  }\n"): (typeof documents)["\n  subscription Overview_ControlPlane {\n    controlPlaneChanged {\n      eventsProcessed\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Overview_Detections($after: String) {\n    detections(first: 10, after: $after, sort: SCORE, statuses: [OPEN, ACKNOWLEDGED]) {\n      edges {\n        cursor\n        node {\n          ...DetectionRow\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n"): (typeof documents)["\n  query Overview_Detections($after: String) {\n    detections(first: 10, after: $after, sort: SCORE, statuses: [OPEN, ACKNOWLEDGED]) {\n      edges {\n        cursor\n        node {\n          ...DetectionRow\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RuleSets_Query($includeRetired: Boolean!, $after: String) {\n    ruleSets(first: 50, includeRetired: $includeRetired, after: $after) {\n      edges {\n        cursor\n        node {\n          id\n          name\n          scanner\n          version\n          ruleCount\n          warnings {\n            line\n            message\n          }\n          sha256\n          createdAt\n          retiredAt\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n"): (typeof documents)["\n  query RuleSets_Query($includeRetired: Boolean!, $after: String) {\n    ruleSets(first: 50, includeRetired: $includeRetired, after: $after) {\n      edges {\n        cursor\n        node {\n          id\n          name\n          scanner\n          version\n          ruleCount\n          warnings {\n            line\n            message\n          }\n          sha256\n          createdAt\n          retiredAt\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Scan_Query($id: ID!) {\n    scan(id: $id) {\n      ...ScanRow\n      reportPath\n      targets\n      exclusions\n      config\n      import {\n        fileName\n        machine\n        importedBy\n        toolVersion\n        state\n        code\n        summary\n        unreadableCount\n        unreadable {\n          line\n          why\n        }\n        missing {\n          what\n          why\n        }\n        file {\n          path\n          sha256\n          sizeBytes\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Scan_Query($id: ID!) {\n    scan(id: $id) {\n      ...ScanRow\n      reportPath\n      targets\n      exclusions\n      config\n      import {\n        fileName\n        machine\n        importedBy\n        toolVersion\n        state\n        code\n        summary\n        unreadableCount\n        unreadable {\n          line\n          why\n        }\n        missing {\n          what\n          why\n        }\n        file {\n          path\n          sha256\n          sizeBytes\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription Scan_Changed($id: ID!) {\n    assignmentChanged(scanId: $id) {\n      id\n    }\n  }\n"): (typeof documents)["\n  subscription Scan_Changed($id: ID!) {\n    assignmentChanged(scanId: $id) {\n      id\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Scan_Detections($id: ID!, $after: String) {\n    detections(first: 25, after: $after, scanId: $id, sort: SCORE) {\n      edges {\n        cursor\n        node {\n          ...DetectionRow\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n"): (typeof documents)["\n  query Scan_Detections($id: ID!, $after: String) {\n    detections(first: 25, after: $after, scanId: $id, sort: SCORE) {\n      edges {\n        cursor\n        node {\n          ...DetectionRow\n        }\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query QueryCheck_Query($query: String!) {\n    detectionQueryProblem(query: $query) {\n      message\n      position\n      length\n      suggestions\n    }\n  }\n"): (typeof documents)["\n  query QueryCheck_Query($query: String!) {\n    detectionQueryProblem(query: $query) {\n      message\n      position\n      length\n      suggestions\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;