package org.gridmarket.testbed.simulation.compute;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.gridmarket.kernel.compute.match.Match;
import org.gridmarket.kernel.compute.match.MatchId;
import org.gridmarket.kernel.compute.match.Opening;
import org.gridmarket.kernel.compute.match.ResultCommitment;
import org.gridmarket.kernel.compute.offer.JobInputs;
import org.gridmarket.kernel.compute.quantity.ByteCount;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.testbed.simulation.World;
import org.gridmarket.worker.compute.directory.DirectoryDesk;
import org.gridmarket.worker.compute.mediator.Mediator;
import org.gridmarket.worker.compute.parcel.ObjectHash;
import org.gridmarket.worker.compute.role.Fact;
import org.gridmarket.worker.compute.work.DirectoryLink;
import org.gridmarket.worker.compute.work.Peers;
import org.gridmarket.worker.compute.work.Reply;

/** The wires between people: who reaches whom, and what directories that lie keep back. */
final class Neighbourhood {
    private static final int KEPT_BACK_PERCENT = 50;

    /** What a directory that lies keeps back from one of its callers: nothing, objects, openings, or its own word. */
    private static final List<List<String>> KEPT_BACK =
            List.of(List.of(), List.of("object"), List.of("opening"), List.of("hold", "deposit", "put"));

    private final World world;
    private final Moods moods;
    private final Map<AccountKey, SimulatedParty> parties = new LinkedHashMap<>();

    Neighbourhood(World world, Moods moods) {
        this.world = world;
        this.moods = moods;
    }

    void add(SimulatedParty party) {
        parties.put(party.person().account(), party);
    }

    /** What a liar has committed to, for another one. */
    Optional<Opening> committedByLiar(Match match) {
        return Optional.ofNullable(parties.get(match.provider()))
                .filter(provider -> !provider.person().honest())
                .flatMap(provider -> provider.journal().facts().stream()
                        .filter(fact -> fact instanceof Fact.Produced done
                                && done.match().equals(match.id()))
                        .map(fact -> ((Fact.Produced) fact).opening())
                        .findFirst());
    }

    /** A directory that lies signs for what it does not have; an honest one does not. */
    Optional<Bytes> signedForNothing(Match match, ResultCommitment result) {
        return Optional.ofNullable(parties.get(match.directory()))
                .filter(directory -> !directory.person().honest())
                .map(directory -> directory.person().keys().sign(result.heldMessage(World.TARGET, match.id())));
    }

    /** Others as one of them reaches them. */
    Peers of(Person caller) {
        return new Peers() {
            @Override
            public DirectoryLink directory(AccountKey directory) {
                return new Link(caller, directory);
            }

            @Override
            public Reply<Bytes> supply(AccountKey mediator, Bytes object) {
                SimulatedParty party = parties.get(mediator);
                if (party == null || isCut(caller, party)) {
                    return new Reply.Unavailable<>("no answer");
                }
                return party.role() instanceof Mediator role
                                && role.takes(
                                        caller.account(),
                                        ObjectHash.of(object),
                                        new ByteCount(object.length()),
                                        party.objects()::find)
                        ? new Reply.Given<>(party.objects().keep(object))
                        : new Reply.Refused<>("no case of it");
            }
        };
    }

    private boolean isCut(Person caller, SimulatedParty other) {
        return other.isDown()
                || world.wires().isOffline(caller.name())
                || world.wires().isOffline(other.person().name());
    }

    /** One directory as one caller sees it. */
    private final class Link implements DirectoryLink {
        private final Person caller;
        private final AccountKey directory;

        Link(Person caller, AccountKey directory) {
            this.caller = caller;
            this.directory = directory;
        }

        private <T> Reply<T> ask(String what, Object subject, Function<DirectoryDesk, Reply<T>> question) {
            SimulatedParty party = parties.get(directory);
            Optional<DirectoryDesk> desk = party == null ? Optional.empty() : party.desk();
            if (party == null || desk.isEmpty() || isCut(caller, party)) {
                return new Reply.Unavailable<>("no answer");
            }
            Person liar = party.person();
            boolean keepsBack = !liar.honest()
                    && KEPT_BACK
                            .get(moods.pick("keeps back from " + caller.name(), liar.name(), KEPT_BACK.size()))
                            .contains(what)
                    && moods.does(what + " for " + caller.name(), subject, KEPT_BACK_PERCENT);
            return keepsBack ? new Reply.Refused<>("kept back") : question.apply(desk.get());
        }

        private LedgerTime now() {
            return world.chain().now();
        }

        @Override
        public Reply<Bytes> get(Bytes hash) {
            return ask("object", hash, desk -> desk.get(caller.account(), hash));
        }

        @Override
        public Reply<Bytes> put(Bytes object) {
            return ask("put", ObjectHash.of(object), desk -> desk.put(caller.account(), object, now()));
        }

        @Override
        public Reply<JobInputs> hold(Bytes manifest, LedgerTime until) {
            return ask("hold", manifest, desk -> desk.hold(caller.account(), manifest, until, now()));
        }

        @Override
        public Reply<Bytes> deposit(MatchId match, ResultCommitment result, Opening opening) {
            return ask("deposit", match, desk -> desk.deposit(caller.account(), match, result, opening));
        }

        @Override
        public Reply<Opening> opening(MatchId match) {
            return ask("opening", match, desk -> desk.opening(caller.account(), match));
        }
    }
}
