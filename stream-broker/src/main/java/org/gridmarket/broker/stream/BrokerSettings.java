package org.gridmarket.broker.stream;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where a broker runs and how it keeps messages.
 *
 * @param folder of its own: messages, rights, the key of passes
 * @param servicePort where messages are carried
 * @param adminPort where tenants grant and delete
 * @param bookPort of its disk store
 * @param deskPort where passes are given
 * @param ttlSeconds after which what a subscription has not taken counts as missing; the window w of the market's rules
 * @param retentionMinutes for which what is taken stays to be read
 * @param backlogMegabytes what one sleeping subscription may leave behind, before it is evicted: so it stops nobody else
 */
record BrokerSettings(
        Path folder,
        int servicePort,
        int adminPort,
        int bookPort,
        int deskPort,
        int ttlSeconds,
        int retentionMinutes,
        int backlogMegabytes) {
    static final String CLUSTER = "standalone";
    static final String OPERATOR = "operator";
    static final String HOST = "127.0.0.1";

    private static final long MEGABYTE = 1 << 20;

    /** So often it looks who sleeps. */
    private static final int LOOK_SECONDS = 10;

    private static final int RETENTION_MEGABYTES = 512;

    /** So often a connection has to show that its pass still holds: rights end with passes (stream-market, Pulsar). */
    private static final int REFRESH_SECONDS = 60;

    String serviceUrl() {
        return "pulsar://" + HOST + ":" + servicePort;
    }

    String adminUrl() {
        return "http://" + HOST + ":" + adminPort;
    }

    /**
     * The broker's configuration.
     *
     * @param secret by which passes are signed, in Base64
     * @param operatorPass by which the broker speaks to itself
     */
    Map<String, String> configuration(String secret, String operatorPass) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("clusterName", CLUSTER);
        all.put("bindAddress", HOST);
        all.put("advertisedAddress", HOST);
        all.put("brokerServicePort", Integer.toString(servicePort));
        all.put("webServicePort", Integer.toString(adminPort));
        all.put("authenticationEnabled", "true");
        all.put("authenticationProviders", "org.apache.pulsar.broker.authentication.AuthenticationProviderToken");
        all.put("tokenSecretKey", "data:;base64," + secret);
        all.put("authenticationRefreshCheckSeconds", Integer.toString(REFRESH_SECONDS));
        all.put("authorizationEnabled", "true");
        all.put("authorizationAllowWildcardsMatching", "true");
        all.put("superUserRoles", OPERATOR);
        all.put("brokerClientAuthenticationPlugin", "org.apache.pulsar.client.impl.auth.AuthenticationToken");
        all.put("brokerClientAuthenticationParameters", "token:" + operatorPass);
        all.put("brokerDeduplicationEnabled", "true");
        // Else a reader that waits is told 10 ms late.
        all.put("managedLedgerNewEntriesCheckDelayInMillis", "0");
        // Else what is written waits up to 2 ms for company before it goes to the disk. While the disk works, company
        // gathers anyhow.
        all.put("journalFlushWhenQueueEmpty", "true");
        all.put("managedLedgerDefaultEnsembleSize", "1");
        all.put("managedLedgerDefaultWriteQuorum", "1");
        all.put("managedLedgerDefaultAckQuorum", "1");
        all.put("allowAutoTopicCreation", "true");
        all.put("allowAutoTopicCreationType", "non-partitioned");
        all.put("brokerDeleteInactiveTopicsEnabled", "false");
        all.put("defaultRetentionTimeInMinutes", Integer.toString(retentionMinutes));
        all.put("defaultRetentionSizeInMB", Integer.toString(RETENTION_MEGABYTES));
        all.put("ttlDurationDefaultInSeconds", Integer.toString(ttlSeconds));
        all.put("backlogQuotaDefaultLimitBytes", Long.toString(backlogMegabytes * MEGABYTE));
        all.put("backlogQuotaCheckIntervalInSeconds", Integer.toString(LOOK_SECONDS));
        all.put("messageExpiryCheckIntervalInMinutes", "1");
        all.put("backlogQuotaDefaultRetentionPolicy", "consumer_backlog_eviction");
        all.put("webSocketServiceEnabled", "false");
        all.put("transactionCoordinatorEnabled", "false");
        all.put("loadBalancerEnabled", "false");
        return all;
    }
}
