package org.gridmarket.middleware.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.gridmarket.kernel.lifecycle.Event;
import org.gridmarket.kernel.lifecycle.NoFacts;
import org.gridmarket.middleware.component.ComponentLifeCycle.Mover;
import org.gridmarket.middleware.component.ComponentLifeCycle.Status;
import org.junit.jupiter.api.Test;

class ComponentLifeCycleTest {
    @Test
    void every_state_and_event_leads_where_the_table_says_or_nowhere() {
        List<String> moves = new ArrayList<>();
        for (Status from : Status.values()) {
            for (Event<NoFacts> event :
                    List.of(ComponentLifeCycle.ACTIVATE, ComponentLifeCycle.PASSIVATE, ComponentLifeCycle.TERMINATE)) {
                if (ComponentLifeCycle.TABLE.allows(from, event)) {
                    moves.add(from + " " + event + " "
                            + ComponentLifeCycle.TABLE.follow(from, event, Mover.ACTOR, NoFacts.NONE));
                }
            }
        }
        assertThat(moves)
                .containsExactly(
                        "CREATED ACTIVATE ACTIVE",
                        "CREATED TERMINATE ENDED",
                        "ACTIVE PASSIVATE PASSIVE",
                        "ACTIVE TERMINATE ENDED",
                        "PASSIVE ACTIVATE ACTIVE",
                        "PASSIVE TERMINATE ENDED");
    }
}
