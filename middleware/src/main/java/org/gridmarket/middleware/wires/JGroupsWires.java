package org.gridmarket.middleware.wires;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.gridmarket.discovery.DiscoveryLimits;
import org.gridmarket.discovery.protocol.Link;
import org.gridmarket.discovery.protocol.Member;
import org.gridmarket.kernel.wire.Bytes;
import org.jgroups.Address;
import org.jgroups.BytesMessage;
import org.jgroups.JChannel;
import org.jgroups.Message;
import org.jgroups.Receiver;
import org.jgroups.View;
import org.jgroups.protocols.FD_ALL3;
import org.jgroups.protocols.MERGE3;
import org.jgroups.protocols.UNICAST3;
import org.jgroups.protocols.VERIFY_SUSPECT2;
import org.jgroups.protocols.pbcast.GMS;
import org.jgroups.protocols.pbcast.NAKACK2;
import org.jgroups.protocols.pbcast.STABLE;
import org.jgroups.stack.Protocol;
import org.jgroups.util.MessageBatch;
import org.jspecify.annotations.Nullable;

/**
 * A link over JGroups, TCP with mutual TLS. Its views say who is there; what daemons tell each other goes past its reliability
 * and its flow control: the protocol bears loss, and a member that a view excludes wrongly would else not be heard any more.
 */
public final class JGroupsWires implements Wires {
    private static final Logger LOG = System.getLogger(JGroupsWires.class.getName());

    /** How lost parts of a site find each other again. */
    private static final long MERGE_SHORTEST_MILLIS = 1_000;

    private static final long MERGE_LONGEST_MILLIS = 3_000;

    /** A first member that answers and does not let anybody join: after these the node is alone, and is merged later. */
    private static final int JOIN_ATTEMPTS = 2;

    /** A member that says nothing for so long is suspected; one whose connection breaks, at once. */
    private static final long SILENT_MILLIS = 3_000;

    private static final long SIGN_OF_LIFE_MILLIS = 1_000;
    private static final long VERIFY_MILLIS = 500;

    private final JGroupsSetting setting;
    private final JChannel channel;
    private final SeenMembers<Address> seen;
    private final Map<String, Address> addresses = new ConcurrentHashMap<>();
    private volatile @Nullable WireListener listener;

    /** Not joined yet. */
    public JGroupsWires(JGroupsSetting setting) {
        this.setting = setting;
        Address self = NodeAddress.of(setting.node(), setting.listen());
        this.seen = new SeenMembers<>(self);
        try {
            channel = new JChannel(stack(setting)).name(setting.node().toString());
        } catch (Exception misconfigured) { // as the library declares it
            throw new IllegalStateException("the membership layer cannot be set up: " + misconfigured, misconfigured);
        }
        channel.addAddressGenerator(() -> self);
        channel.setDiscardOwnMessages(true);
        channel.setReceiver(new Ear());
    }

    private static Protocol[] stack(JGroupsSetting setting) {
        return new Protocol[] {
            new LinkTcp(setting.listen(), setting.tls()),
            new Contacts(setting.contacts()),
            new MERGE3().setMinInterval(MERGE_SHORTEST_MILLIS).setMaxInterval(MERGE_LONGEST_MILLIS),
            new FD_ALL3().setTimeout(SILENT_MILLIS).setInterval(SIGN_OF_LIFE_MILLIS),
            new VERIFY_SUSPECT2().setTimeout(VERIFY_MILLIS),
            new NAKACK2().useMcastXmit(false),
            new UNICAST3(),
            new STABLE(),
            new GMS()
                    .setJoinTimeout(setting.joinMillis())
                    .setMaxJoinAttempts(JOIN_ATTEMPTS)
                    .printLocalAddress(false)
        };
    }

    @Override
    public void open(WireListener hearing) {
        listener = hearing;
        try {
            channel.connect(setting.cluster());
        } catch (Exception refused) { // as the library declares it
            close();
            throw new IllegalStateException(
                    "cannot listen on " + setting.listen() + " for " + setting.cluster() + ": " + refused, refused);
        }
    }

    @Override
    public void send(Member to, Bytes message) {
        Address address = addresses.get(to.address());
        if (address != null) {
            send(address, message);
        }
    }

    @Override
    public void sendAll(Bytes message) {
        send((Address) null, message);
        seen.lost(nowMillis()).forEach(lost -> send(lost, message));
    }

    private void send(@Nullable Address to, Bytes message) {
        if (message.length() > DiscoveryLimits.MESSAGE_BYTES) {
            throw new IllegalArgumentException(message.length() + " bytes; at most " + DiscoveryLimits.MESSAGE_BYTES);
        }
        Message wrapped = new BytesMessage(to, message.copy())
                .setFlag(Message.Flag.OOB, Message.Flag.NO_RELIABILITY, Message.Flag.NO_FC)
                .setFlag(Message.TransientFlag.DONT_BLOCK, Message.TransientFlag.DONT_LOOPBACK);
        try {
            channel.send(wrapped);
        } catch (Exception lost) { // as the library declares it; the port may lose
            LOG.log(Level.DEBUG, "message to " + (to == null ? setting.cluster() : to) + " is lost: " + lost);
        }
    }

    private static long nowMillis() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }

    @Override
    public void admitAnew() {
        LinkTcp tcp = channel.getProtocolStack().findProtocol(LinkTcp.class);
        Thread.ofVirtual().name("admits-anew").start(() -> tcp.clearConnections(true)); // closing TLS may wait
    }

    @Override
    public void close() {
        channel.close();
    }

    /** What the layer calls, from many threads. */
    private final class Ear implements Receiver {
        /** Names come before messages: who is heard has been told to the listener. */
        @Override
        public synchronized void viewAccepted(View view) {
            WireListener hearing = Objects.requireNonNull(listener);
            List<Address> named = view.getMembers().stream()
                    .filter(address -> memberOf(address) != null)
                    .toList();
            SeenMembers.Change<Address> change = seen.view(named, nowMillis());
            for (Address gone : change.vanished()) {
                hearing.vanished(Objects.requireNonNull(memberOf(gone)));
            }
            for (Address found : change.appeared()) {
                Member member = Objects.requireNonNull(memberOf(found));
                addresses.put(member.address(), found);
                hearing.appeared(member);
            }
            addresses.values().removeIf(address -> !seen.isHeard(address, nowMillis()));
        }

        @Override
        public void receive(Message message) {
            WireListener hearing = listener;
            Member from = memberOf(message.getSrc());
            if (hearing == null || from == null || !addresses.containsKey(from.address())) {
                return; // not named yet: it says it again
            }
            byte[] frame = message.getArray();
            if (frame != null
                    && message.getLength() <= DiscoveryLimits.MESSAGE_BYTES
                    && seen.isHeard(message.getSrc(), nowMillis())) {
                int begin = message.getOffset();
                hearing.received(from, Bytes.of(Arrays.copyOfRange(frame, begin, begin + message.getLength())));
            }
        }

        /** The inherited one swallows whatever is thrown. */
        @Override
        public void receive(MessageBatch batch) {
            batch.forEach(this::receive);
        }

        private @Nullable Member memberOf(Address address) {
            return NodeAddress.member(address, setting.link()).orElse(null);
        }
    }

    /** Site or trunk. */
    public Link link() {
        return setting.link();
    }
}
