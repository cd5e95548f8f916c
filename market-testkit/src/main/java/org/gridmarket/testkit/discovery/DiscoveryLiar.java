package org.gridmarket.testkit.discovery;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gridmarket.discovery.protocol.Member;
import org.gridmarket.discovery.protocol.Message;
import org.gridmarket.discovery.record.Content;
import org.gridmarket.discovery.record.Head;
import org.gridmarket.discovery.record.HeadKey;
import org.gridmarket.discovery.record.Mandate;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.wire.Bytes;
import org.jspecify.annotations.Nullable;

/** A member with a good certificate that says what it likes of others; what it may sign for itself it signs honestly. */
public final class DiscoveryLiar {
    private static final long VERY_OLD_MILLIS = 1_000_000;

    private final DiscoveryWorld world;
    private final List<Head> captured = new ArrayList<>();
    private final Map<Bytes, Mandate> mandates = new HashMap<>();
    private final Map<Bytes, Content> contents = new HashMap<>();
    private @Nullable String name;

    /** What it can do. */
    public enum Lie {
        /** Any head that it ever heard, as if it were fresh. */
        REPLAY,
        /** The last head of a node, again and again, as if it were fresh. */
        NEWEST,
        /** Each head at once, as if it were very old. */
        AGED,
        /** Old heads one by one, as if they had just come. */
        FEED,
        /** A head of another node under its own key. */
        FORGE,
        /** A summary of heads that are not. */
        SUMMARY,
        /** A head with the content of another. */
        SWAP,
        /** A list of denials that no organisation has signed. */
        DENIAL
    }

    DiscoveryLiar(DiscoveryWorld world) {
        this.world = world;
    }

    public void becomes(String machine) {
        this.name = machine;
    }

    boolean is(SimulatedMachine machine) {
        return machine.name.equals(name);
    }

    void sees(SimulatedMachine at, Message.Copy copy) {
        if (!is(at)) {
            return;
        }
        captured.add(copy.head());
        if (copy.mandate() != null) {
            mandates.put(copy.mandate().hash(), copy.mandate());
        }
        if (copy.content() != null) {
            contents.put(copy.content().hash(), copy.content());
        }
    }

    /** Every head that it has heard of a node, each once, oldest first. */
    public List<Head> heard(String machine) {
        return new LinkedHashSet<>(captured)
                .stream()
                        .filter(head ->
                                head.node().equals(world.machine(machine).node()))
                        .sorted(Comparator.comparing(Head::key))
                        .toList();
    }

    /** The head as if it were of this age, with all that belongs to it. */
    public Message.Copy copy(Head head, long ageMillis) {
        Content content = contents.getOrDefault(
                head.text().siteContent(), contents.get(head.text().globalContent()));
        return new Message.Copy(head, ageMillis, mandates.get(head.text().mandate()), content);
    }

    /** Tells all members that it knows. */
    public void tell(Message message) {
        SimulatedMachine self = world.machine(requireName());
        SimulatedDaemon daemon = self.running();
        if (daemon != null) {
            for (Member member : List.copyOf(daemon.view.values())) {
                world.send(self.name, member.address(), message);
            }
        }
    }

    private String requireName() {
        if (name == null) {
            throw new IllegalStateException("nobody lies in this history");
        }
        return name;
    }

    /** One lie of a kind about somebody; nothing when it has heard nobody yet. */
    public void lie(Lie kind) {
        SimulatedMachine self = world.machine(requireName());
        List<Head> others = captured.stream()
                .filter(head -> !head.node().equals(self.node()))
                .toList();
        if (others.isEmpty() || !self.isOn()) {
            return;
        }
        Head head = others.get(world.random().nextInt(others.size()));
        switch (kind) {
            case REPLAY -> tell(copy(head, 0));
            case NEWEST -> newest(head, 20);
            case AGED -> aged(head, 300);
            case FEED -> feed(head);
            case FORGE -> forge(self, head);
            case SUMMARY -> tell(summary(others));
            case SWAP -> swap(head, others);
            case DENIAL -> tell(denial());
        }
    }

    private List<Head> ofSame(Head head) {
        return captured.stream()
                .filter(each -> each.node().equals(head.node()))
                .sorted(Comparator.comparing(Head::key))
                .toList();
    }

    private void newest(Head head, int times) {
        tell(copy(ofSame(head).getLast(), 0));
        if (times > 0) {
            world.later(900, () -> newest(head, times - 1));
        }
    }

    private void aged(Head head, int times) {
        tell(new Message.Copy(ofSame(head).getLast(), VERY_OLD_MILLIS, null, null));
        if (times > 0) {
            world.later(30, () -> aged(head, times - 1));
        }
    }

    private void feed(Head head) {
        Set<Head> each = new LinkedHashSet<>(ofSame(head));
        List<Head> last = List.copyOf(each).subList(Math.max(0, each.size() - 15), each.size());
        for (int i = 0; i < last.size(); i++) {
            Head old = last.get(i);
            world.later(2_000L * i, () -> tell(copy(old, 0)));
        }
    }

    private void forge(SimulatedMachine self, Head head) {
        SimulatedDaemon daemon = self.running();
        if (daemon != null) {
            HeadKey later = new HeadKey(head.key().incarnation() + 5, 1);
            SimulatedTrust.Keys keys = new SimulatedTrust.Keys(
                    SimulatedTrust.certificate(
                            self.keyOf,
                            self.organisation,
                            daemon.keys.identity().unit(),
                            true),
                    world.random());
            Mandate mandate = keys.begin(later.incarnation());
            Bytes nothing = Content.EMPTY.hash();
            Head.Text text = new Head.Text(
                    head.node(),
                    head.text().site(),
                    later,
                    head.text().leaseMillis(),
                    nothing,
                    nothing,
                    mandate.hash());
            tell(new Message.Copy(keys.sign(text), 0, mandate, Content.EMPTY));
        }
    }

    private static Message.Summary summary(List<Head> heads) {
        List<Message.Line> lines = heads.subList(Math.max(0, heads.size() - 5), heads.size()).stream()
                .map(head -> new Message.Line(head.node(), new HeadKey(1_000_000, 1_000_000), 0))
                .toList();
        return new Message.Summary(null, null, lines, List.of(), true);
    }

    private void swap(Head head, List<Head> others) {
        Head other = others.get(world.random().nextInt(others.size()));
        Message.Copy honest = copy(ofSame(head).getLast(), 0);
        tell(new Message.Copy(honest.head(), 0, honest.mandate(), copy(other, 0).content()));
    }

    private Message.Denial denial() {
        Bytes list = SimulatedTrust.list(Organisation.DSO, 1_000_000, Set.copyOf(world.names()));
        return new Message.Denial(Bytes.utf8(list.toUtf8().replace("\"mark\":\"", "\"mark\":\"00")));
    }
}
