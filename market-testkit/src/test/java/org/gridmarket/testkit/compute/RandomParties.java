package org.gridmarket.testkit.compute;

import static org.gridmarket.testkit.compute.RandomMarket.castOf;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.gridmarket.kernel.compute.match.Candidate;
import org.gridmarket.kernel.compute.match.DeclineReason;
import org.gridmarket.kernel.compute.match.Draw;
import org.gridmarket.kernel.compute.match.Match;
import org.gridmarket.kernel.compute.match.MatchId;
import org.gridmarket.kernel.compute.match.MatchRules;
import org.gridmarket.kernel.compute.match.Outcome;
import org.gridmarket.kernel.compute.message.ComputeCommand;
import org.gridmarket.kernel.compute.message.ProposedMatch;
import org.gridmarket.kernel.compute.offer.Job;
import org.gridmarket.kernel.compute.offer.Note;
import org.gridmarket.kernel.compute.offer.NoteOffer;
import org.gridmarket.kernel.compute.offer.OfferId;
import org.gridmarket.kernel.compute.offer.OfferKind;
import org.gridmarket.kernel.compute.offer.Resource;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.wire.Bytes;

/** What parties offer and match; what they do in a match is said by {@link RandomConduct}. */
final class RandomParties {
    private static final List<Cast> CREATORS = List.of(Cast.JC, Cast.JC2);
    private static final List<Cast> PROVIDERS = List.of(Cast.RP, Cast.RP2, Cast.RP3);
    static final List<Cast> MEDIATORS = List.of(Cast.M1, Cast.M2, Cast.M3, Cast.M4);
    private static final List<Cast> DIRECTORIES = List.of(Cast.D, Cast.D2);

    private final RandomMarket market;
    private final RandomOffers offers;
    private final RandomConduct conduct;
    private final Map<OfferId, Bytes> secrets = new LinkedHashMap<>();
    private final Map<MatchId, RandomFacts> facts = new LinkedHashMap<>();
    private final Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
    private int posted;

    RandomParties(RandomMarket market) {
        this.market = market;
        this.offers = new RandomOffers(market);
        this.conduct = new RandomConduct(market, this);
    }

    RandomFacts factsOf(Match match) {
        return facts.computeIfAbsent(match.id(), id -> RandomFacts.of(match, market));
    }

    boolean isRight(Match match) {
        return factsOf(match).right();
    }

    Bytes secretOf(Job job) {
        return Objects.requireNonNull(secrets.get(job.id()));
    }

    boolean isDrawn(Match match) {
        int rate = match.job().offer().audit().rate();
        return rate > 0 && Draw.isDrawn(match.id(), match.committed().commitment(), secretOf(match.job()), rate);
    }

    void closed(Outcome outcome) {
        outcomes.merge(outcome, 1, Integer::sum);
    }

    Map<Outcome, Integer> outcomes() {
        return outcomes;
    }

    void act(Match match) {
        conduct.act(match);
    }

    boolean waitsForHonest(Match match) {
        return conduct.waitsForHonest(match);
    }

    // ---- offers

    private boolean hasRoom(Cast party, List<AccountKey> owners, int most) {
        long own = owners.stream().filter(party.account()::equals).count();
        return own < most && market.random.nextBoolean();
    }

    void postOffers() {
        List<AccountKey> providers =
                market.resources().stream().map(Resource::owner).toList();
        for (Cast party : PROVIDERS) {
            if (hasRoom(party, providers, 2)) {
                market.act(party, new ComputeCommand.PostResources(List.of(offers.resource())));
            }
        }
        List<AccountKey> owners = market.notes().stream().map(Note::owner).toList();
        for (Cast party : MEDIATORS) {
            if (hasRoom(party, owners, 2)) {
                market.act(party, new ComputeCommand.PostNotes(List.of(offers.mediatorNote())));
            }
        }
        for (Cast party : DIRECTORIES) {
            if (hasRoom(party, owners, 3)) {
                market.act(party, new ComputeCommand.PostNotes(List.of(offers.directoryNote())));
            }
        }
        List<AccountKey> creators = market.jobs().stream().map(Job::owner).toList();
        CREATORS.stream().filter(party -> hasRoom(party, creators, 2)).forEach(this::postJob);
    }

    private void postJob(Cast creator) {
        List<Note> free = market.notes().stream()
                .filter(note -> note.offer() instanceof NoteOffer.DirectoryNote)
                .toList();
        if (free.isEmpty()) {
            return;
        }
        Note note = free.get(market.random.nextInt(free.size()));
        Bytes secret = ComputeExamples.hash("secret " + posted++);
        ComputeCommand.PostJobs command =
                new ComputeCommand.PostJobs(List.of(offers.job(creator, castOf(note.owner()), note.id(), secret)));
        market.act(creator, command);
        market.jobs().stream().filter(job -> !secrets.containsKey(job.id())).forEach(job -> remember(job, secret));
    }

    /** A job may be ordered later; its secret is found by its commitment. */
    private void remember(Job job, Bytes secret) {
        for (int number = 0; number < posted; number++) {
            Bytes known = ComputeExamples.hash("secret " + number);
            if (Draw.fits(job.offer().audit(), known)) {
                secrets.put(job.id(), known);
                return;
            }
        }
        throw new IllegalStateException("no secret of " + job + ", not even " + secret);
    }

    // ---- solving

    void solve() {
        market.jobs().stream()
                .filter(job -> !secrets.containsKey(job.id()))
                .forEach(job -> remember(job, job.id().id()));
        Cast solver = market.pick(Cast.S, Cast.S2);
        List<Job> jobs = new ArrayList<>(market.jobs());
        Collections.shuffle(jobs, market.random);
        for (Job job : jobs.subList(0, Math.min(2, jobs.size()))) {
            boolean careless = !market.isHonest(solver) && market.random.nextBoolean();
            List<ProposedMatch> options = options(job, careless);
            if (!options.isEmpty()) {
                ComputeCommand.PostMatches command =
                        new ComputeCommand.PostMatches(List.of(options.get(market.random.nextInt(options.size()))));
                if (market.isHonest(solver)) {
                    market.act(solver, command);
                } else {
                    market.lie(solver, command);
                }
            }
        }
    }

    private List<ProposedMatch> options(Job job, boolean careless) {
        List<Note> notes = market.notes();
        Optional<Note> directory = notes.stream()
                .filter(note -> note.id().equals(job.offer().inputs().receipt().note()))
                .findFirst();
        List<ProposedMatch> options = new ArrayList<>();
        for (Resource resource : market.resources()) {
            for (Note note : notes) {
                boolean feasible = directory.isPresent()
                        && MatchRules.FEASIBLE
                                .check(new Candidate(
                                        job, resource, note, directory.get(), RandomMarket.TERMS, market.now(), false))
                                .isAccepted();
                if (feasible || careless) {
                    options.add(new ProposedMatch(job.id(), resource.id(), note.id()));
                }
            }
        }
        return options;
    }

    // ---- leaving

    void leave() {
        List<Resource> resources = market.resources();
        List<Note> notes = market.notes();
        if (!resources.isEmpty() && market.random.nextBoolean()) {
            Resource resource = resources.get(market.random.nextInt(resources.size()));
            market.act(castOf(resource.owner()), new ComputeCommand.WithdrawOffer(OfferKind.RESOURCE, resource.id()));
        } else if (!notes.isEmpty()) {
            Note note = notes.get(market.random.nextInt(notes.size()));
            market.act(
                    castOf(note.owner()),
                    market.random.nextBoolean()
                            ? new ComputeCommand.WithdrawOffer(OfferKind.NOTE, note.id())
                            : new ComputeCommand.StopRenewal(OfferKind.NOTE, note.id(), null));
        }
    }

    static DeclineReason whyDecline() {
        return DeclineReason.DECLINED;
    }
}
