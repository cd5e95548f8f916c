package org.gridmarket.testbed.simulation.energy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.gridmarket.kernel.energy.clearing.OpenOffer;
import org.gridmarket.kernel.energy.clearing.RoundInstance;
import org.gridmarket.kernel.energy.clearing.Solution;
import org.gridmarket.kernel.energy.clearing.SolutionVerifier;
import org.gridmarket.kernel.energy.clearing.Trade;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.offer.Side;
import org.gridmarket.kernel.energy.view.MarketView;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Round;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.testbed.simulation.Fault;
import org.gridmarket.testbed.simulation.Faults;

/**
 * A licensed solver that fills random pairs as far as the kernel's verifier allows. A Byzantine one also posts what it
 * knows to be wrong: infeasible, for other rounds, the same again, parts that never end.
 */
final class SimulatedSolver {
    private static final int MOST_PAIRS = 16;

    private final AccountKeyPair keys;
    private final EnergyChain chain;
    private final MarketView view;
    private final Random random;
    private final Faults faults;
    private List<Trade> earlier = List.of();
    private int uploads;

    SimulatedSolver(AccountKeyPair keys, EnergyChain chain, MarketView view, Random random, Faults faults) {
        this.keys = keys;
        this.chain = chain;
        this.view = view;
        this.random = random;
        this.faults = faults;
    }

    void act() {
        view.solvableRound().ifPresent(this::solve);
    }

    private void solve(Round round) {
        RoundInstance instance = view.instance(round);
        List<Trade> trades = matched(instance);
        if (faults.strikes(Fault.BYZANTINE_SOLVER, 2)) {
            misbehave(instance, trades);
        } else if (!trades.isEmpty() && random.nextInt(4) == 0) {
            postInParts(round, trades);
        } else if (!trades.isEmpty()) {
            chain.send(keys, new EnergyCommand.PostSolution(Solution.of(round, trades)));
            earlier = trades;
        }
    }

    private List<Trade> matched(RoundInstance instance) {
        List<Trade> pairs = pairs(instance);
        Collections.shuffle(pairs, random);
        List<Trade> trades = new ArrayList<>();
        for (Trade pair : pairs.subList(0, Math.min(MOST_PAIRS, pairs.size()))) {
            long most = Math.min(
                    instance.offer(pair.sell()).orElseThrow().remaining().wh(),
                    instance.offer(pair.buy()).orElseThrow().remaining().wh());
            for (long wh : new long[] {most, (most + 1) / 2, 1}) {
                trades.add(pair.withEnergy(Energy.ofWh(wh)));
                if (isFeasible(instance, trades)) {
                    break;
                }
                trades.removeLast();
            }
        }
        Collections.sort(trades);
        return trades;
    }

    private static boolean isFeasible(RoundInstance instance, List<Trade> trades) {
        return SolutionVerifier.verify(instance, Solution.of(instance.round(), trades))
                .isAccepted();
    }

    private static List<Trade> pairs(RoundInstance instance) {
        List<Trade> pairs = new ArrayList<>();
        for (OpenOffer sell : instance.offers()) {
            for (OpenOffer buy : instance.offers()) {
                if (sell.side() == Side.SELL && buy.side() == Side.BUY) {
                    sell.intervals().stream()
                            .filter(buy.intervals()::contains)
                            .forEach(t -> pairs.add(new Trade(sell.id(), buy.id(), t, Energy.ofWh(1))));
                }
            }
        }
        return pairs;
    }

    private void postInParts(Round round, List<Trade> trades) {
        int half = (trades.size() + 1) / 2;
        int upload = chain.market().currentState().uploads(round, keys.publicKey());
        part(round, upload, 0, trades.subList(0, half));
        if (half < trades.size()) {
            part(round, upload, 1, trades.subList(half, trades.size()));
        }
        chain.send(keys, new EnergyCommand.SealSolution(round, upload));
    }

    private void part(Round round, int upload, int part, List<Trade> trades) {
        chain.send(keys, new EnergyCommand.PostSolutionPart(upload, part, Solution.of(round, trades)));
        chain.advance(2_500);
    }

    private void misbehave(RoundInstance instance, List<Trade> trades) {
        Round round = instance.round();
        List<Trade> wrong = new ArrayList<>(trades.isEmpty() ? earlier : trades);
        if (wrong.isEmpty()) {
            return;
        }
        Trade first = wrong.getFirst();
        uploads++;
        switch (uploads % 7) {
            case 0 -> wrong.set(0, first.withEnergy(first.energy().plus(Energy.ofWh(1 + random.nextInt(9_000)))));
            case 1 -> wrong.set(0, new Trade(first.buy(), first.sell(), first.t(), first.energy()));
            case 2 ->
                wrong.set(
                        0, new Trade(first.sell(), first.buy(), first.t().plus(random.nextInt(9) - 4), first.energy()));
            case 3 -> wrong.add(first);
            case 4 -> wrong = new ArrayList<>(earlier.isEmpty() ? trades : earlier);
            case 5 -> wrong = new ArrayList<>(wrong.subList(0, 1));
            default -> {
                int upload = chain.market().currentState().uploads(round, keys.publicKey());
                chain.send(keys, new EnergyCommand.PostSolutionPart(upload, 0, Solution.of(round, wrong)));
                return; // never sealed
            }
        }
        Round claimed = random.nextInt(6) == 0 ? round.plus(random.nextInt(3) - 1) : round;
        for (int i = 0; i <= random.nextInt(3); i++) {
            chain.send(keys, new EnergyCommand.PostSolution(Solution.of(claimed, wrong)));
        }
    }
}
