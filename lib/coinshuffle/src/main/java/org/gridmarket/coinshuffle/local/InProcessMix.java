package org.gridmarket.coinshuffle.local;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.gridmarket.coinshuffle.MixParticipation;
import org.gridmarket.coinshuffle.MixParty;
import org.gridmarket.coinshuffle.MixProtocol;
import org.gridmarket.coinshuffle.RandomOctets;
import org.gridmarket.coinshuffle.blame.Verdict;
import org.gridmarket.coinshuffle.board.BoardEntry;
import org.gridmarket.coinshuffle.board.InMemoryBoard;
import org.gridmarket.coinshuffle.bytes.Octets;
import org.gridmarket.coinshuffle.crypto.Ed25519Account;
import org.gridmarket.coinshuffle.crypto.SignatureCheck;
import org.gridmarket.coinshuffle.onion.HopWork;
import org.gridmarket.coinshuffle.run.MixLimits;
import org.gridmarket.coinshuffle.run.MixRun;
import org.gridmarket.coinshuffle.run.MixTerms;
import org.gridmarket.coinshuffle.run.OutputPolicy;
import org.gridmarket.coinshuffle.run.Timetable;

/**
 * One honest run of N participants over a board in memory. Each participant does all its own work, checks of signatures
 * included, as if it sat alone in a home; participants, and the layers of one hop, share the cores.
 */
public final class InProcessMix {
    private static final Instant OPENED = Instant.EPOCH;
    private static final int SECRET_LENGTH = 32;

    private final MixRun run;
    private final InMemoryBoard board;
    private final List<MixParticipation> participations;
    private final HopWork work;

    /** The random source decides everything, so the same seed gives the same messages. */
    public InProcessMix(MixProtocol protocol, int participants, int outputsEach, RandomOctets random, HopWork work) {
        var boardSigner = account(random);
        var signers =
                IntStream.range(0, participants).mapToObj(i -> account(random)).toList();
        var terms = new MixTerms(
                "in-process",
                random.next(SECRET_LENGTH),
                random.next(1),
                outputsEach,
                MixLimits.LEAST_PARTICIPANTS,
                boardSigner.key(),
                Timetable.ofSteps(Duration.ofHours(1)));
        this.work = work;
        this.run = MixRun.first(
                terms, OPENED, signers.stream().map(Ed25519Account::key).toList());
        this.board = new InMemoryBoard(boardSigner, InstantSource.fixed(OPENED));
        board.open(run, protocol.admission(run));
        this.participations = signers.stream()
                .map(signer -> protocol.join(run, party(signer, random, work)))
                .toList();
    }

    /** Runs to the end. Throws IllegalStateException when honest participants do not complete: a bug. */
    public MixMeasurement run(Stopwatch watch) {
        var wall = watch.wall();
        var cpu = watch.cpu();
        while (participations.stream().anyMatch(each -> !each.verdict().isFinal())) {
            var answers = work.each(participations, this::readNews);
            var posted = 0;
            for (var answer : answers) {
                for (var message : answer) {
                    posted += board.post(run.session(), message) ? 1 : 0;
                }
            }
            if (posted == 0 && allHaveRead()) {
                break;
            }
        }
        var wallTaken = watch.wall().minus(wall);
        var cpuTaken = watch.cpu().minus(cpu);
        for (var each : participations) {
            if (!(each.verdict() instanceof Verdict.Completed)) {
                throw new IllegalStateException("honest participants ended with " + each.verdict() + " in " + run);
            }
        }
        var entries = entries();
        var octets =
                entries.stream().mapToLong(entry -> entry.content().length()).sum();
        return new MixMeasurement(run.size(), run.terms().outputsEach(), wallTaken, cpuTaken, entries.size(), octets);
    }

    /** All that stands on the board. */
    public List<BoardEntry> entries() {
        return board.read(run.session(), 0, MixLimits.MAX_ENTRIES);
    }

    public List<MixParticipation> participations() {
        return participations;
    }

    private List<Octets> readNews(MixParticipation each) {
        var news = board.read(run.session(), each.entriesRead(), MixLimits.MAX_ENTRIES);
        return each.read(news, OPENED).stream().toList();
    }

    private boolean allHaveRead() {
        var length = entries().size();
        return participations.stream().allMatch(each -> each.entriesRead() == length);
    }

    private static MixParty party(Ed25519Account signer, RandomOctets random, HopWork work) {
        return new MixParty(
                signer,
                (session, count) -> IntStream.range(0, count)
                        .mapToObj(i -> account(random).key())
                        .toList(),
                random,
                OutputPolicy.ANY,
                SignatureCheck.PINNED,
                work);
    }

    private static Ed25519Account account(RandomOctets random) {
        return new Ed25519Account(random.next(SECRET_LENGTH));
    }
}
