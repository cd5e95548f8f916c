package org.gridmarket.worker.compute.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.gridmarket.client.GatewayAuthorities;
import org.gridmarket.client.MarketLink;
import org.gridmarket.kernel.clock.Clock;
import org.gridmarket.kernel.command.Target;
import org.gridmarket.kernel.compute.match.MatchId;
import org.gridmarket.kernel.compute.match.Opening;
import org.gridmarket.kernel.compute.offer.JobInputs;
import org.gridmarket.kernel.compute.offer.MemberEntry;
import org.gridmarket.kernel.compute.offer.NoteOffer;
import org.gridmarket.kernel.compute.offer.ResourceOffer;
import org.gridmarket.kernel.compute.quantity.ByteCount;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.keys.PinnedX25519;
import org.gridmarket.worker.compute.creator.Creator;
import org.gridmarket.worker.compute.creator.Inspecting;
import org.gridmarket.worker.compute.directory.Directory;
import org.gridmarket.worker.compute.directory.DirectoryDesk;
import org.gridmarket.worker.compute.directory.DirectoryLimits;
import org.gridmarket.worker.compute.directory.UptimeLog;
import org.gridmarket.worker.compute.mediator.Mediator;
import org.gridmarket.worker.compute.mediator.Rerunning;
import org.gridmarket.worker.compute.net.HttpPeers;
import org.gridmarket.worker.compute.net.MemberRegistry;
import org.gridmarket.worker.compute.net.ObjectServer;
import org.gridmarket.worker.compute.net.ObjectShelf;
import org.gridmarket.worker.compute.net.Words;
import org.gridmarket.worker.compute.parcel.JobOrder;
import org.gridmarket.worker.compute.parcel.Secrets;
import org.gridmarket.worker.compute.provider.Producing;
import org.gridmarket.worker.compute.provider.Provider;
import org.gridmarket.worker.compute.role.Fact;
import org.gridmarket.worker.compute.role.JournalFile;
import org.gridmarket.worker.compute.role.OperationDesk;
import org.gridmarket.worker.compute.role.Party;
import org.gridmarket.worker.compute.role.Role;
import org.gridmarket.worker.compute.role.Work;
import org.gridmarket.worker.compute.role.WorkerLimits;
import org.gridmarket.worker.compute.solver.Solver;
import org.gridmarket.worker.compute.work.JobRunner;
import org.gridmarket.worker.compute.work.ObjectFolder;
import org.gridmarket.worker.compute.work.Reply;
import org.gridmarket.worker.compute.work.Supplying;

/**
 * Makes workers of one account each: role, desk, journal, objects, and the ways to others.
 *
 * @param folder of this worker alone: {@code journal} and {@code objects} lie in it
 * @param link opens a way to gateways; each worker has its own
 * @param authority certificates that vouch for directories and mediators; those of the JDK when empty
 */
public record Workers(
        AccountKeyPair keys,
        Path folder,
        Target target,
        Clock clock,
        Supplier<MarketLink<Record>> link,
        Optional<Path> authority) {
    private static final Bytes SEED = Bytes.utf8("gridmarket/compute/worker/seed/1");

    /** How long inputs are held after a deadline at the standard terms, ms; a directory that is asked for more says no. */
    private static final long HOLD_MILLIS = 86_400_000;

    private AccountKey account() {
        return keys.publicKey();
    }

    private Secrets secrets() {
        return new Secrets(Digest.sha256(SEED, keys.seed()));
    }

    /** By which a job of an order is known on the ledger. */
    public Bytes resultKeyOf(JobOrder order) {
        return secrets().publicResultKey(order.id());
    }

    /** What opens its delivery; the owner's alone, unless it complains of the delivery. */
    public Bytes resultSecretOf(JobOrder order) {
        return secrets().resultKey(order.id());
    }

    /** Others as this account reaches them. */
    public HttpPeers peers(MemberRegistry members) {
        return new HttpPeers(keys, members, GatewayAuthorities.context(authority));
    }

    /** Inputs and outputs that this account has here. */
    public ObjectFolder objects() {
        return new ObjectFolder(folder.resolve("objects"));
    }

    private Party party(Role role) {
        JournalFile journal = new JournalFile(folder.resolve("journal"));
        return new Party(role, new OperationDesk(keys, target, clock, journal), journal);
    }

    private WorkerProcess process(
            String name,
            Party party,
            BiFunction<Work, LedgerTime, Optional<Fact>> workshop,
            Consumer<Record> listener) {
        return process(name, party, workshop, listener, now -> {});
    }

    private WorkerProcess process(
            String name,
            Party party,
            BiFunction<Work, LedgerTime, Optional<Fact>> workshop,
            Consumer<Record> listener,
            Consumer<LedgerTime> upkeep) {
        return new WorkerProcess(name, party, workshop, link.get(), listener, upkeep);
    }

    /** A job creator whose objects lie in its folder. */
    public record CreatorWorker(WorkerProcess process, Creator role, ObjectFolder objects) {}

    public CreatorWorker creator(JobRunner runner, Consumer<Record> listener) {
        Creator role = new Creator(account(), secrets());
        MemberRegistry members = new MemberRegistry();
        ObjectFolder objects = objects();
        HttpPeers peers = peers(members);
        Inspecting inspecting = new Inspecting(secrets(), objects, peers, runner);
        Supplying supplying = new Supplying(objects, peers);
        WorkerProcess process = process(
                "job creator",
                party(role),
                (work, now) -> switch (work) {
                    case Work.Prepare prepare ->
                        inspecting.prepare(prepare, prepare.order().deadline().plusMillis(HOLD_MILLIS));
                    case Work.Inspect inspect ->
                        inspecting.inspect(
                                inspect, WorkerLimits.isLastLook(inspect.match().due(), now));
                    case Work.Supply supply -> supplying.supply(supply);
                    default -> Optional.empty();
                },
                both(members::hear, listener));
        return new CreatorWorker(process, role, objects);
    }

    private static Consumer<Record> both(Consumer<Record> one, Consumer<Record> other) {
        return one.andThen(other);
    }

    /** @param machines how many jobs at a time */
    public WorkerProcess provider(int machines, Function<LedgerTime, ResourceOffer> offer, Producing.Runners runners) {
        MemberRegistry members = new MemberRegistry();
        ObjectFolder objects = objects();
        HttpPeers peers = peers(members);
        Producing producing = new Producing(secrets(), objects, peers, runners);
        Supplying supplying = new Supplying(objects, peers);
        return process(
                "provider",
                party(new Provider(account(), machines, offer)),
                (work, now) -> switch (work) {
                    case Work.Produce produce -> producing.produce(produce);
                    case Work.Supply supply -> supplying.supply(supply);
                    default -> Optional.empty();
                },
                members::hear);
    }

    private MemberEntry entry(String endpoint, List<String> engines) {
        return new MemberEntry(PinnedX25519.publicKey(secrets().seed()), endpoint, engines);
    }

    /**
     * @param notes how many matches at a time
     * @param server where job creators and providers bring inputs
     * @param endpoint of the server, as others reach it
     */
    public WorkerProcess mediator(
            int notes, Function<LedgerTime, NoteOffer> note, JobRunner runner, ObjectServer server, String endpoint) {
        MemberRegistry members = new MemberRegistry();
        ObjectFolder objects = objects();
        Mediator role = new Mediator(account(), notes, note);
        Rerunning rerunning = new Rerunning(objects, peers(members), runner);
        WorkerProcess process = process(
                "mediator",
                party(new RegisteredRole(account(), entry(endpoint, runner.engines()), role)),
                (work, now) -> switch (work) {
                    case Work.Rerun rerun -> rerunning.rerun(rerun);
                    case Work.FindOpening opening -> rerunning.findOpening(opening);
                    default -> Optional.empty();
                },
                members::hear,
                now -> forgetBegun(objects, now));
        server.add(account(), new ObjectShelf(objects, new MediatorRules(role, process, objects)));
        return process;
    }

    private static void forgetBegun(ObjectFolder objects, LedgerTime now) {
        objects.forgetBegun(now.plusMillis(-DirectoryLimits.UNHELD_MILLIS));
    }

    /** The same of a directory; it runs nothing. */
    public WorkerProcess directory(
            int notes, Function<LedgerTime, NoteOffer> note, ObjectServer server, String endpoint) {
        ObjectFolder objects = objects();
        Directory role = new Directory(account(), notes, note);
        Party party = party(new RegisteredRole(account(), entry(endpoint, List.of()), role));
        DirectoryDesk desk = new DirectoryDesk(role, party::order, objects, keys, target);
        UptimeLog uptime = new UptimeLog(folder.resolve(UptimeLog.NAME));
        WorkerProcess process = process("directory", party, (work, now) -> Optional.empty(), event -> {}, now -> {
            desk.sweep(now);
            forgetBegun(objects, now);
            uptime.isUp(now);
        });
        server.add(account(), new ObjectShelf(objects, new DirectoryRules(desk, process)));
        return process;
    }

    public WorkerProcess solver() {
        return process("solver", party(new Solver(account(), clock)), (work, now) -> Optional.empty(), event -> {});
    }

    /** A directory's desk, one caller at a time and never while the party hears or acts. */
    private record DirectoryRules(DirectoryDesk desk, WorkerProcess process) implements ObjectShelf.Rules {
        @Override
        public Optional<String> whyNot(AccountKey caller, Bytes hash, ByteCount size) {
            return process.ask(party -> desk.whyNot(caller, size));
        }

        @Override
        public boolean isHere(AccountKey caller, Bytes hash) {
            return process.ask(party -> desk.whyNotRead(caller, hash)).isEmpty();
        }

        @Override
        public Reply<Bytes> put(AccountKey caller, Bytes object, LedgerTime now) {
            return process.ask(party -> desk.put(caller, object, now));
        }

        @Override
        public Optional<String> whyNotRead(AccountKey caller, Bytes hash) {
            return process.ask(party -> desk.whyNotRead(caller, hash));
        }

        @Override
        public Reply<JobInputs> hold(AccountKey caller, Words.Hold asked, LedgerTime now) {
            return process.ask(party -> desk.hold(caller, asked.manifest(), asked.until(), now));
        }

        @Override
        public Reply<Bytes> deposit(AccountKey caller, Words.Deposit brought) {
            return process.ask(party -> desk.deposit(caller, brought.match(), brought.result(), brought.opening()));
        }

        @Override
        public Reply<Opening> opening(AccountKey caller, MatchId match) {
            return process.ask(party -> desk.opening(caller, match));
        }
    }

    /** A mediator takes inputs of its cases and gives nothing. */
    private record MediatorRules(Mediator role, WorkerProcess process, ObjectFolder objects)
            implements ObjectShelf.Rules {
        private static final String NO_DIRECTORY = "a mediator is no directory";

        @Override
        public Optional<String> whyNot(AccountKey caller, Bytes hash, ByteCount size) {
            return process.ask(party -> role.takes(caller, hash, size, objects::find))
                    ? Optional.empty()
                    : Optional.of(
                            "object " + hash + " of " + size + " belongs to no case of this mediator and " + caller);
        }

        @Override
        public boolean isHere(AccountKey caller, Bytes hash) {
            return objects.has(hash) && whyNot(caller, hash, new ByteCount(0)).isEmpty();
        }

        @Override
        public Reply<Bytes> put(AccountKey caller, Bytes object, LedgerTime now) {
            return new Reply.Given<>(objects.keep(object));
        }

        @Override
        public Optional<String> whyNotRead(AccountKey caller, Bytes hash) {
            return Optional.of(NO_DIRECTORY);
        }

        @Override
        public Reply<JobInputs> hold(AccountKey caller, Words.Hold asked, LedgerTime now) {
            return new Reply.Refused<>(NO_DIRECTORY);
        }

        @Override
        public Reply<Bytes> deposit(AccountKey caller, Words.Deposit brought) {
            return new Reply.Refused<>(NO_DIRECTORY);
        }

        @Override
        public Reply<Opening> opening(AccountKey caller, MatchId match) {
            return new Reply.Refused<>(NO_DIRECTORY);
        }
    }
}
