package org.gridmarket.testbed.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.gridmarket.client.AgreementLimits;
import org.gridmarket.client.AgreementWatch;
import org.gridmarket.client.Answer;
import org.gridmarket.client.BlockEvents;
import org.gridmarket.client.EventAgreement;
import org.gridmarket.client.Gateway;
import org.gridmarket.client.Tale;
import org.gridmarket.client.TransactionText;
import org.gridmarket.kernel.command.Submission;
import org.gridmarket.testkit.SharedGuarantee;
import org.gridmarket.testkit.Violation;

/**
 * One client of all gateways, with the logic that real ones have: it believes what two organisations tell. Holds what it
 * believes against the truth, which it does not know.
 *
 * @param <E> the events of its market
 */
public final class SimulatedClient<E> {
    /** Small, so that every bound of an agreement is met. */
    private static final AgreementLimits LIMITS = new AgreementLimits(20, 200_000, 100, 128, 10_000, 120_000, 50);

    private record Line(Tale tale, SimulatedGateway.Voice voice) {}

    private final String name;
    private final SimulatedChain chain;
    private final PublicStream<E> stream;
    private final List<SimulatedGateway<E>> gateways;
    private final Wires wires;
    private final Consumer<E> listener;
    private final Map<Gateway, Line> lines = new HashMap<>();
    private final List<AskedGateways<E>> open = new ArrayList<>();
    private EventAgreement<E> agreement;
    private int heard;

    /**
     * @param gateways in the order in which it asks them
     * @param listener of what is believed
     */
    public SimulatedClient(
            String name,
            SimulatedChain chain,
            PublicStream<E> stream,
            List<SimulatedGateway<E>> gateways,
            Wires wires,
            Consumer<E> listener) {
        this.name = name;
        this.chain = chain;
        this.stream = stream;
        this.gateways = List.copyOf(gateways);
        this.wires = wires;
        this.listener = listener;
        this.agreement = begin();
    }

    private EventAgreement<E> begin() {
        return new EventAgreement<>(
                gateways.stream().map(gateway -> gateway.address()).toList(),
                0,
                stream::read,
                LIMITS,
                AgreementWatch.NOBODY);
    }

    /** Forgets everything, as a crashed process does, and hears it all again. */
    public void restart() {
        lines.clear();
        open.clear();
        heard = 0;
        agreement = begin();
    }

    /** Whether it has heard all that there is. */
    public boolean hasHeardAll() {
        return heard == stream.events().size();
    }

    /** Reads on at every gateway, and goes on with what it has asked. */
    public void listen() {
        boolean moved = true;
        while (moved) { // what one has room for depends on what the others have told
            moved = false;
            for (SimulatedGateway<E> gateway : gateways) {
                moved |= read(gateway);
            }
        }
        for (BlockEvents<E> told : agreement.takeNews()) {
            told.events().forEach(this::believe);
        }
        List.copyOf(open).forEach(this::proceed);
    }

    /** Whether anything was told. */
    private boolean read(SimulatedGateway<E> gateway) {
        Line line = lines.get(gateway.address());
        if (wires.isCut(name, gateway.organisation())) {
            if (line != null) {
                agreement.broken(line.tale());
                lines.remove(gateway.address());
            }
            return false;
        }
        if (line == null || agreement.isOver(line.tale())) {
            lines.remove(gateway.address());
            Optional<Tale> tale = agreement.open(gateway.address(), nowMillis());
            if (tale.isEmpty()) {
                return false; // left alone for a while
            }
            line = new Line(tale.get(), gateway.listen(tale.get().fromBlock()));
            lines.put(gateway.address(), line);
        }
        boolean moved = false;
        while (!agreement.isOver(line.tale()) && agreement.hasRoom(line.tale())) {
            Optional<TransactionText> next = line.voice().next();
            if (next.isEmpty()) {
                return moved;
            }
            agreement.tell(line.tale(), next.get(), nowMillis());
            moved = true;
        }
        return moved;
    }

    private long nowMillis() {
        return chain.now().epochMillis();
    }

    private void believe(E event) {
        List<E> truth = stream.events();
        if (heard >= truth.size() || !truth.get(heard).equals(event)) {
            String instead = heard < truth.size() ? truth.get(heard).toString() : "nothing";
            chain.report(new Violation(
                    SharedGuarantee.G14,
                    name + " believes " + event + " as event " + heard + ", where there is " + instead));
        }
        heard++;
        open.forEach(asked -> asked.observe(event));
        listener.accept(event);
    }

    /**
     * Sends an operation until enough gateways have said what became of it.
     *
     * @param proof which event shows that it is on the ledger, where one does
     */
    public void submit(String function, Optional<Predicate<E>> proof, Submission submission, Consumer<Answer> asker) {
        AskedGateways<E> asked = new AskedGateways<>(function, proof, submission, asker);
        open.add(asked);
        proceed(asked);
    }

    private void proceed(AskedGateways<E> asked) {
        Optional<Answer> answer = asked.decided(chain.now(), inOrderOfPreference());
        if (answer.isPresent()) {
            if (open.remove(asked)) {
                asked.asker().accept(answer.get());
            }
            return;
        }
        asked.takeNext(chain.now(), inOrderOfPreference()).ifPresent(next -> ask(asked, gateway(next)));
    }

    private void ask(AskedGateways<E> asked, SimulatedGateway<E> gateway) {
        if (wires.isCut(name, gateway.organisation())) {
            asked.answered(gateway.address(), new Answer.Indeterminate("no connection"));
            return;
        }
        gateway.submit(asked.function(), asked.submission(), agreement.block(), answer -> {
            boolean cut = wires.isCut(name, gateway.organisation());
            asked.answered(gateway.address(), cut ? new Answer.Indeterminate("no answer") : answer);
        });
    }

    private SimulatedGateway<E> gateway(Gateway address) {
        return gateways.stream()
                .filter(gateway -> gateway.address().equals(address))
                .findFirst()
                .orElseThrow();
    }

    /** Those in good standing first. */
    private List<Gateway> inOrderOfPreference() {
        List<Gateway> good = new ArrayList<>();
        List<Gateway> left = new ArrayList<>();
        for (SimulatedGateway<E> gateway : gateways) {
            boolean isLeft = agreement.standing(gateway.address()).isLeft(nowMillis());
            (isLeft ? left : good).add(gateway.address());
        }
        good.addAll(left);
        return good;
    }
}
