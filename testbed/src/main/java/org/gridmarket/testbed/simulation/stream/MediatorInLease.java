package org.gridmarket.testbed.simulation.stream;

import java.util.Optional;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.stream.form.TestedInput;
import org.gridmarket.kernel.stream.lane.RevealedTests;
import org.gridmarket.kernel.stream.lane.StreamVerdict;
import org.gridmarket.kernel.stream.message.StreamCommand;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.roles.stream.LeaseView;
import org.gridmarket.roles.stream.MediatorRole;
import org.gridmarket.roles.stream.StreamMessage;

/** A mediator's role, and what its conduct makes of it. */
final class MediatorInLease {
    private final Conduct.OfMediator conduct;
    private final LeaseView lease;
    private final AccountKey account;
    private final MediatorRole role;
    private final Desk desk;

    MediatorInLease(Conduct.OfMediator conduct, int place, LeaseView lease, Desk desk) {
        this.conduct = conduct;
        this.lease = lease;
        this.account = LeaseSetting.mediatorKeys(place).publicKey();
        this.role = new MediatorRole(lease, account, LeaseTerms::outputOf);
        this.desk = desk;
    }

    AccountKey account() {
        return account;
    }

    boolean isHonest() {
        return conduct == Conduct.OfMediator.HONEST;
    }

    void receive(StreamMessage.Evidence evidence) {
        role.receive(evidence);
    }

    void act(LedgerTime now) {
        desk.want(wanted(now));
    }

    private Optional<StreamCommand.Signed> wanted(LedgerTime now) {
        return switch (conduct) {
            case HONEST -> role.due(now);
            case SILENT -> Optional.empty();
            case FOR_THE_CUSTOMER, FOR_THE_SUPPLIER, SAYS_WITHHELD ->
                lease.disputes().stream()
                        .filter(disputed -> !lease.hasVerdict(account, disputed.epoch()))
                        .findFirst()
                        .map(disputed -> new StreamCommand.PostVerdict(
                                lease.id(), disputed.epoch(), disputed.supplier(), bribed(disputed)));
        };
    }

    private StreamVerdict bribed(LeaseView.Disputed disputed) {
        RevealedTests revealed = lease.revealed(disputed.epoch()).orElseThrow();
        return switch (conduct) {
            case FOR_THE_CUSTOMER ->
                StreamVerdict.found(
                        revealed.tests().stream().map(TestedInput::output).toList());
            case FOR_THE_SUPPLIER ->
                StreamVerdict.found(revealed.tests().stream()
                        .map(test -> opened(disputed, test))
                        .toList());
            default -> StreamVerdict.WITHHELD;
        };
    }

    private Bytes opened(LeaseView.Disputed disputed, TestedInput test) {
        return lease.root(disputed.supplier(), disputed.epoch())
                .flatMap(root -> root.openedAt(test.position()))
                .map(leaf -> leaf.output())
                .orElse(test.output());
    }
}
