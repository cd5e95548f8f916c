package org.gridmarket.cli.energy.operator;

import java.util.concurrent.Callable;
import org.gridmarket.cli.CommandTools;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** A command of an operator that changes nothing. */
abstract class Looking implements Callable<Integer> {
    @CommandLine.Mixin
    private final OperatorOption way = new OperatorOption();

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    /** What to print. */
    abstract String look(OperatorDoor door);

    @Override
    public final Integer call() {
        try (OperatorDoor door = way.open()) {
            CommandTools.out(spec).println(look(door).stripTrailing());
            return 0;
        }
    }
}
