package org.gridmarket.broker.stream;

import java.util.Set;
import org.apache.pulsar.client.admin.PulsarAdmin;
import org.apache.pulsar.client.admin.PulsarAdminException;
import org.apache.pulsar.client.api.AuthenticationFactory;
import org.apache.pulsar.client.api.PulsarClientException;
import org.apache.pulsar.common.policies.data.AuthAction;
import org.apache.pulsar.common.policies.data.SubscriptionAuthMode;
import org.apache.pulsar.common.policies.data.TenantInfo;
import org.gridmarket.kernel.party.AccountKey;

/** A tenant for each member, with two rooms: one that all who are registered read, one that its owner opens topic by topic. */
final class Tenants implements AutoCloseable {
    private static final String ALL = "*";

    private final PulsarAdmin admin;

    Tenants(BrokerSettings settings, String operatorPass) throws PulsarClientException {
        this.admin = PulsarAdmin.builder()
                .serviceHttpUrl(settings.adminUrl())
                .authentication(AuthenticationFactory.token(operatorPass))
                .build();
    }

    /** Makes what is not there yet. */
    void provide(AccountKey account) throws PulsarAdminException {
        String tenant = account.toHex();
        if (!admin.tenants().getTenants().contains(tenant)) {
            admin.tenants()
                    .createTenant(
                            tenant,
                            TenantInfo.builder()
                                    .adminRoles(Set.of(tenant))
                                    .allowedClusters(Set.of(BrokerSettings.CLUSTER))
                                    .build());
        }
        for (String room : new String[] {"market", "service"}) {
            String namespace = tenant + "/" + room;
            if (!admin.namespaces().getNamespaces(tenant).contains(namespace)) {
                admin.namespaces().createNamespace(namespace);
            }
            // Else one supplier could read on for another, whose inputs then never came.
            admin.namespaces().setSubscriptionAuthMode(namespace, SubscriptionAuthMode.Prefix);
        }
        admin.namespaces().grantPermissionOnNamespace(tenant + "/market", ALL, Set.of(AuthAction.consume));
    }

    @Override
    public void close() {
        admin.close();
    }
}
