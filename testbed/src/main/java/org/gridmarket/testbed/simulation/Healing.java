package org.gridmarket.testbed.simulation;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.view.MarketView;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.testkit.energy.Guarantee;
import org.gridmarket.testkit.energy.Violation;

/**
 * The end of a history: outages are over, liars go on. Whatever is due must become final, settled and swept, all clients must
 * hear everything, agents must finish, and no honest home may have lost anything.
 */
final class Healing {
    /** What does not end by itself, and must be borne for ever. */
    static final Set<Fault> LASTING = EnumSet.of(Fault.BYZANTINE_GATEWAY, Fault.BYZANTINE_ENDORSER);

    private static final int TURNS_PER_INTERVAL = 24;
    private static final int MOST_INTERVALS = 60;

    private final SimulatedChain chain;
    private final MarketView view;
    private final SimulatedOperator operator;
    private final List<SimulatedAgent> agents;
    private final SolverOfTheCycle solver;

    Healing(
            SimulatedChain chain,
            MarketView view,
            SimulatedOperator operator,
            List<SimulatedAgent> agents,
            SolverOfTheCycle solver) {
        this.chain = chain;
        this.view = view;
        this.operator = operator;
        this.agents = agents;
        this.solver = solver;
    }

    /** How long one turn may take, so that each interval has its turns. */
    long turnMillis() {
        return calendar().realIntervalMillis() / TURNS_PER_INTERVAL;
    }

    /**
     * Plays on until everything is in order; at most for a while.
     *
     * @param commits lets time pass, and everybody look at what is committed
     */
    List<Violation> run(Runnable commits) {
        int turns = TURNS_PER_INTERVAL * MOST_INTERVALS;
        for (int turn = 0; turn < turns && !isOver(); turn++) {
            operator.keepRounds();
            operator.settle();
            operator.sweep();
            solver.listen();
            agents.forEach(SimulatedAgent::act);
            commits.run();
        }
        return shortcomings();
    }

    private MarketCalendar calendar() {
        return chain.market().calendar();
    }

    private boolean isOver() {
        return agents.stream().allMatch(SimulatedAgent::isDone) && solver.hasHeardAll() && isFinal() && isSwept();
    }

    /** The last round that is over must be final. */
    private boolean isFinal() {
        Interval due = calendar().roundAt(chain.now()).previous();
        return view.lastFinal().filter(last -> !last.isBefore(due)).isPresent();
    }

    /** An interval is due to be swept a while after the end of its settlement window. */
    private boolean isSwept() {
        Interval ended = calendar().roundAt(chain.now()).minus(calendar().clearance() + 2);
        return operator.nextSwept().isAfter(ended.minus(calendar().settlementWindow()));
    }

    private List<Violation> shortcomings() {
        List<Violation> found = new ArrayList<>();
        if (!isFinal()) {
            found.add(stuck("the last final interval is " + view.lastFinal() + " at "
                    + calendar().roundAt(chain.now())));
        }
        if (!isSwept()) {
            found.add(stuck("the next interval to sweep is " + operator.nextSwept() + " in round "
                    + calendar().roundAt(chain.now())));
        }
        if (!solver.hasHeardAll()) {
            found.add(new Violation(Guarantee.G14, "the solver has not heard all"));
        }
        for (SimulatedAgent agent : agents) {
            if (!agent.hasHeardAll()) {
                found.add(new Violation(Guarantee.G14, agent.waitsFor()));
            } else if (!agent.isDone()) {
                found.add(stuck(agent.waitsFor()));
            } else {
                loss(agent).ifPresent(lost -> found.add(new Violation(Guarantee.G15, lost)));
            }
        }
        return found;
    }

    private Optional<String> loss(SimulatedAgent agent) {
        return new HonestHome(agent.accounts())
                .with(chain.stream().events())
                .loss(chain.market().currentState());
    }

    private static Violation stuck(String what) {
        return new Violation(Guarantee.G11, what);
    }
}
