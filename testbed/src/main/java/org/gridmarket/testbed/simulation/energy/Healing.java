package org.gridmarket.testbed.simulation.energy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.view.MarketView;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.testkit.SharedGuarantee;
import org.gridmarket.testkit.Violation;

/**
 * The end of a history: whatever is due must become final, settled and swept, agents must finish, and no honest home may have
 * lost anything.
 */
final class Healing {
    private final EnergyChain chain;
    private final MarketView view;
    private final SimulatedOperator operator;
    private final List<SimulatedAgent> agents;
    private final SolverOfTheCycle solver;

    Healing(
            EnergyChain chain,
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

    /** What is due is done. */
    void turn() {
        operator.keepRounds();
        operator.settle();
        operator.sweep();
        solver.listen();
        agents.forEach(SimulatedAgent::act);
    }

    private MarketCalendar calendar() {
        return chain.market().calendar();
    }

    boolean isOver() {
        return agents.stream().allMatch(SimulatedAgent::isDone) && solver.hasHeardAll() && isFinal() && isSwept();
    }

    /** The last round that is over must be final. */
    private boolean isFinal() {
        Interval due = calendar().roundAt(chain.now()).previous().interval();
        return view.lastFinal().filter(last -> !last.isBefore(due)).isPresent();
    }

    /** An interval is due to be swept a while after the end of its settlement window. */
    private boolean isSwept() {
        Interval ended = calendar().intervalAt(chain.now()).previous();
        return operator.nextSwept().isAfter(ended.minus(calendar().settlementWindow()));
    }

    List<Violation> shortcomings() {
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
            found.add(new Violation(SharedGuarantee.G14, "the solver has not heard all"));
        }
        for (SimulatedAgent agent : agents) {
            if (!agent.hasHeardAll()) {
                found.add(new Violation(SharedGuarantee.G14, agent.waitsFor()));
            } else if (!agent.isDone()) {
                found.add(stuck(agent.waitsFor()));
            } else {
                loss(agent).ifPresent(lost -> found.add(new Violation(SharedGuarantee.G15, lost)));
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
        return new Violation(SharedGuarantee.G11, what);
    }
}
