package org.gridmarket.check.ledger;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.gridmarket.kernel.party.Caller;
import org.gridmarket.kernel.quantity.LedgerTime;

/**
 * A mutant at the port between contract and ledger: no line of the kernel changes, and yet it behaves as if somebody had
 * forgotten a read, a write, who calls and when, or that a read must be unchanged at commit.
 */
public sealed interface PortFault {
    /** The contract as it is. */
    record None() implements PortFault {}

    /** Rows of a table, or one row, look absent, as if the contract did not look. */
    record Unread(String table) implements PortFault {
        @Override
        public boolean shows(String key) {
            return !isOf(table, key);
        }
    }

    /** Writes to a table and deletions from it are lost. */
    record Unwritten(String table) implements PortFault {
        @Override
        public boolean keeps(String key) {
            return !isOf(table, key);
        }
    }

    /** What was read of a table may change before the commit. */
    record Unwatched(String table) implements PortFault {
        @Override
        public boolean watches(String key) {
            return !isOf(table, key);
        }
    }

    /** Whatever was read may change before the commit. */
    record Blind() implements PortFault {
        @Override
        public boolean watches(String key) {
            return false;
        }
    }

    /** A row looks as if it were there, unless there is another. */
    record Planted(String key, String value) implements PortFault {
        @Override
        public NavigableMap<String, String> planted() {
            return new TreeMap<>(Map.of(key, value));
        }
    }

    /** Several rows look as if they were there, each unless there is another. */
    record PlantedRows(Map<String, String> rows) implements PortFault {
        public PlantedRows {
            rows = Map.copyOf(rows);
        }

        @Override
        public NavigableMap<String, String> planted() {
            return new TreeMap<>(rows);
        }
    }

    /** Whoever calls a function is taken for this member. */
    record Impostor(String function, Caller.Member member) implements PortFault {
        @Override
        public Caller.Member creator(String called, Caller.Member caller) {
            return called.equals(function) ? member : caller;
        }
    }

    /** Calls of a function are dated back: peers accept a time that is long over. */
    record Backdated(String function, LedgerTime time) implements PortFault {
        @Override
        public LedgerTime time(String called, LedgerTime claimed) {
            return called.equals(function) ? time : claimed;
        }
    }

    default boolean shows(String key) {
        return true;
    }

    default boolean keeps(String key) {
        return true;
    }

    default boolean watches(String key) {
        return true;
    }

    /** Rows that are not there and look as if. */
    default NavigableMap<String, String> planted() {
        return new TreeMap<>();
    }

    /** Who the contract takes the caller for. */
    default Caller.Member creator(String called, Caller.Member caller) {
        return caller;
    }

    /** What time the contract takes it for. */
    default LedgerTime time(String called, LedgerTime claimed) {
        return claimed;
    }

    /** For tables of results. */
    default String text() {
        return switch (this) {
            case None() -> "none";
            case Unread(var table) -> "unread " + table;
            case Unwritten(var table) -> "unwritten " + table;
            case Unwatched(var table) -> "unwatched " + table;
            case Blind() -> "nothing is watched";
            case Planted(var key, var value) -> "planted " + key;
            case PlantedRows(var rows) -> "planted " + String.join(" and ", new TreeMap<>(rows).keySet());
            case Backdated(var function, var time) -> function + " dated back";
            case Impostor(var function, var member) -> "whoever calls " + function + " is " + member.subject();
        };
    }

    private static boolean isOf(String table, String key) {
        return key.equals(table) || key.startsWith(table + "~");
    }
}
