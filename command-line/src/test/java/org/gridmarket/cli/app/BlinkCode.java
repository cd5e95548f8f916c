package org.gridmarket.cli.app;

import org.gridmarket.middleware.component.ApplicationCode;
import org.gridmarket.middleware.component.Component;
import org.gridmarket.middleware.component.Given;
import org.gridmarket.middleware.component.Ports;

/** An application of two actors: one says something five times a second, the other prints it. */
public final class BlinkCode implements ApplicationCode {
    static final String MODEL = """
            app Blink {
                message Level;
                component Source { timer tick 200; pub out : Level; }
                component Sink { sub in : Level; }
                actor Feeder { uses { mem 200 mb; } { source : Source; } }
                actor House { uses { mem 200 mb; } { sink : Sink; } }
            }
            """;

    /** The message. */
    record Level(long watts) {}

    @Override
    public String application() {
        return "Blink";
    }

    @Override
    public Component component(String type, Ports ports, Given given) {
        if (type.equals("Source")) {
            Ports.Publisher<Level> out = ports.publisher("out", Level.class);
            ports.timer("tick", tick -> out.publish(new Level(7)));
        } else {
            ports.subscriber("in", Level.class, level -> System.out.println("heard " + level.watts()));
        }
        return new Component() {};
    }
}
