package org.gridmarket.roles.stream;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.stream.form.StreamHash;
import org.gridmarket.kernel.stream.form.TestedInput;
import org.gridmarket.kernel.stream.lane.RevealedTests;
import org.gridmarket.kernel.stream.lane.StreamVerdict;
import org.gridmarket.kernel.stream.message.StreamCommand;
import org.gridmarket.kernel.stream.offer.MediatorOffer;
import org.gridmarket.kernel.wire.Bytes;

/**
 * A mediator: runs what is revealed again, and says what comes out. Of three, two work first, another two in each epoch; the
 * third when half of a window is over and there is no conclusion. Inputs that nobody gives within half of its time are
 * withheld.
 */
public final class MediatorRole {
    private static final int HALF = 2;

    private final LeaseView lease;
    private final AccountKey account;
    private final ModuleRun module;
    private final Map<Bytes, Bytes> inputs = new HashMap<>();

    public MediatorRole(LeaseView lease, AccountKey account, ModuleRun module) {
        this.lease = lease;
        this.account = account;
        this.module = module;
    }

    /** Bytes are known by their hash, whoever sends them. */
    public void receive(StreamMessage.Evidence evidence) {
        evidence.inputs().forEach(input -> inputs.put(StreamHash.input(input), input));
    }

    /** Whether an open dispute is about inputs that nobody has given to it yet. */
    public boolean lacksInputs() {
        return lease.disputes().stream()
                .filter(disputed -> !lease.hasVerdict(account, disputed.epoch()))
                .flatMap(disputed -> lease.revealed(disputed.epoch()).orElseThrow().tests().stream())
                .anyMatch(test -> !inputs.containsKey(test.input()));
    }

    /** What it signs now. */
    public Optional<StreamCommand.Signed> due(LedgerTime now) {
        if (lease.isClosed()) {
            return Optional.empty();
        }
        return lease.disputes().stream()
                .filter(disputed -> !lease.hasVerdict(account, disputed.epoch()))
                .filter(disputed -> isItsTurn(disputed.epoch(), now))
                .flatMap(disputed -> verdict(disputed, now).stream())
                .findFirst();
    }

    private boolean isItsTurn(int epoch, LedgerTime now) {
        List<AccountKey> panel = lease.allocation().terms().mediators().stream()
                .map(MediatorOffer::account)
                .toList();
        boolean rests = panel.size() > 1 && panel.indexOf(account) == epoch % panel.size();
        boolean othersDiffer = lease.verdicts(epoch) >= lease.allocation().majority() && !lease.hasMajority(epoch);
        return !rests || othersDiffer || !now.isBefore(halfOver(epoch));
    }

    private LedgerTime halfOver(int epoch) {
        return lease.times().openingDue(epoch).plusMillis(lease.times().windowMillis() / HALF);
    }

    private Optional<StreamCommand.Signed> verdict(LeaseView.Disputed disputed, LedgerTime now) {
        int epoch = disputed.epoch();
        if (!now.isBefore(lease.times().verdictDue(epoch))) {
            return Optional.empty();
        }
        RevealedTests revealed = lease.revealed(epoch).orElseThrow();
        List<Bytes> outputs = new ArrayList<>();
        for (TestedInput test : revealed.tests()) {
            Bytes input = inputs.get(test.input());
            if (input == null) {
                return now.isBefore(halfOver(epoch))
                        ? Optional.empty()
                        : Optional.of(post(disputed, StreamVerdict.WITHHELD));
            }
            outputs.add(module.outputOf(input));
        }
        return Optional.of(post(disputed, StreamVerdict.found(outputs)));
    }

    private StreamCommand.Signed post(LeaseView.Disputed disputed, StreamVerdict verdict) {
        return new StreamCommand.PostVerdict(lease.id(), disputed.epoch(), disputed.supplier(), verdict);
    }
}
