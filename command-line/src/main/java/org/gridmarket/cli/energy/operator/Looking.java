package org.gridmarket.cli.energy.operator;

import java.util.concurrent.Callable;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.cli.member.MemberOption;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** A command of an operator that changes nothing. */
abstract class Looking implements Callable<Integer> {
    @CommandLine.Mixin
    private final MemberOption way = new MemberOption();

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    /** What to print. */
    abstract String look(OperatorDoor door);

    @Override
    public final Integer call() {
        try (OperatorDoor door = OperatorDoor.open(way)) {
            CommandTools.out(spec).println(look(door).stripTrailing());
            return 0;
        }
    }
}
