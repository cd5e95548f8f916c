package org.gridmarket.worker.stream.party;

import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.purse.message.PurseCommand;
import org.gridmarket.kernel.purse.message.PurseEvent;
import org.gridmarket.kernel.stream.message.StreamCommand;
import org.gridmarket.kernel.stream.message.StreamEvent;

/** What a participant wants on the ledger. Doing it twice does no harm: the second time is refused. */
public sealed interface Wish {
    /** Whether an event shows that it has taken effect. */
    boolean isShownBy(Record event, AccountKey account);

    /** What it is about: of wishes about the same, one is carried at a time. */
    String subject();

    /** An operation that the account signs. */
    record Sign(StreamCommand.Signed command) implements Wish {
        /** The lease: its steps come one after the other. */
        @Override
        public String subject() {
            return command.allocation().toString();
        }

        @Override
        public boolean isShownBy(Record event, AccountKey account) {
            return switch (command) {
                case StreamCommand.PostRoot c ->
                    event instanceof StreamEvent.StreamRootPosted(var id, var who, var epoch, var root, var lane)
                            && id.equals(c.allocation())
                            && who.equals(account)
                            && epoch == c.epoch();
                case StreamCommand.Reveal c ->
                    event instanceof StreamEvent.StreamRevealed(var id, var epoch, var revealed, var untested)
                            && id.equals(c.allocation())
                            && epoch == c.epoch();
                case StreamCommand.Open c ->
                    event instanceof StreamEvent.StreamOpened(var id, var who, var epoch, var opened, var lane)
                            && id.equals(c.allocation())
                            && who.equals(account)
                            && epoch == c.epoch();
                case StreamCommand.PostVerdict c ->
                    event instanceof StreamEvent.StreamVerdictPosted(var id, var who, var epoch, var verdict)
                            && id.equals(c.allocation())
                            && who.equals(account)
                            && epoch == c.epoch();
                case StreamCommand.ProveOutput c ->
                    event
                                    instanceof
                                    StreamEvent.StreamOutputProved(var id, var lane, var epoch, var position, var after)
                            && id.equals(c.allocation())
                            && lane.equals(c.lane());
                case StreamCommand.Stop c ->
                    event instanceof StreamEvent.StreamStopped(var id, var who, var last) && id.equals(c.allocation());
            };
        }
    }

    /** An allocation that all have signed; anybody brings it. */
    record Create(StreamCommand.CreateAllocation command) implements Wish {
        /** All of them the same: leases that are made at once would meet in the purses of the mediators that they share. */
        @Override
        public String subject() {
            return "creation";
        }

        @Override
        public boolean isShownBy(Record event, AccountKey account) {
            return event instanceof StreamEvent.StreamAllocationCreated(var id, var allocation)
                    && id.equals(command.terms().id());
        }
    }

    /** Payouts that the account brings into its purse. */
    record Collect(PurseCommand.Collect command) implements Wish {
        @Override
        public String subject() {
            return "purse";
        }

        @Override
        public boolean isShownBy(Record event, AccountKey account) {
            return event instanceof PurseEvent.PurseCollected(var who, var payouts, var amount)
                    && who.equals(account)
                    && payouts.containsAll(command.payouts());
        }
    }
}
