package org.gridmarket.testkit.discovery;

import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.gridmarket.discovery.DiscoveryTimes;
import org.gridmarket.discovery.protocol.Message;
import org.gridmarket.discovery.record.Attribute;
import org.gridmarket.discovery.record.Content;
import org.gridmarket.discovery.record.Endpoint;
import org.gridmarket.discovery.record.Head;
import org.gridmarket.discovery.record.HeadKey;
import org.gridmarket.discovery.record.Kind;
import org.gridmarket.discovery.record.Life;
import org.gridmarket.discovery.record.Mandate;
import org.gridmarket.discovery.record.NodeId;
import org.gridmarket.discovery.record.Scope;
import org.gridmarket.discovery.record.ServiceRecord;
import org.gridmarket.discovery.trust.DenialBook;
import org.gridmarket.discovery.trust.HeadCheck;
import org.gridmarket.discovery.trust.Unit;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.wire.Bytes;

/** Nodes, records and heads for tests. */
public final class DiscoveryExamples {
    public static final String SITE = "feeder";
    public static final SimulatedTrust TRUST = new SimulatedTrust();

    private DiscoveryExamples() {}

    /** Whoever judges heads in {@link #SITE}, which admits the units. */
    public static HeadCheck judge(Unit... admits) {
        return new HeadCheck(TRUST, TRUST, new DenialBook(), SITE, EnumSet.copyOf(List.of(admits)));
    }

    /** A service of scope {@code GLOBAL} of the first life of its process. */
    public static ServiceRecord service(String type, String instance, Attribute... attributes) {
        return new ServiceRecord(
                "market",
                type,
                Kind.GRPC,
                Scope.GLOBAL,
                "daemon",
                instance,
                "main",
                new Life(Bytes.of(new byte[Life.LENGTH])),
                List.of(new Endpoint("host", 9_700, null)),
                null,
                List.of(attributes));
    }

    /** One life of a node that signs what it is asked to. */
    public static final class Node {
        private final SimulatedTrust.Keys keys;
        private final Mandate mandate;
        private long beat;

        public Node(String name, Organisation organisation, Unit unit) {
            this(SimulatedTrust.certificate(name, organisation, unit, true));
        }

        public Node(Bytes certificate) {
            this.keys = new SimulatedTrust.Keys(certificate, new Random(1));
            this.mandate = keys.begin(1);
        }

        public NodeId id() {
            return keys.identity().node();
        }

        public SimulatedTrust.Keys keys() {
            return keys;
        }

        public Mandate mandate() {
            return mandate;
        }

        /** The next head, of these records. */
        public Head head(ServiceRecord... records) {
            return headOf(SITE, records);
        }

        private Head headOf(String site, ServiceRecord... records) {
            Content content = Content.of(List.of(records));
            return keys.sign(new Head.Text(
                    id(),
                    site,
                    new HeadKey(1, ++beat),
                    DiscoveryTimes.DEFAULT_LEASE_MILLIS,
                    content.ofSite().hash(),
                    content.ofAll().hash(),
                    mandate.hash()));
        }

        /** The next head of the node in another site, without records. */
        public Message.Copy cardOf(String site, long ageMillis) {
            return new Message.Copy(headOf(site), ageMillis, mandate, Content.EMPTY);
        }

        /** The next head with all that belongs to it, of this age. */
        public Message.Copy card(long ageMillis, ServiceRecord... records) {
            Content content = Content.of(List.of(records)).ofSite();
            return new Message.Copy(head(records), ageMillis, mandate, content);
        }
    }
}
