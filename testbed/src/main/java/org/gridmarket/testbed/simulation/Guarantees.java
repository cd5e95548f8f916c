package org.gridmarket.testbed.simulation;

import java.util.List;
import java.util.NavigableMap;
import java.util.SortedMap;
import org.gridmarket.testkit.Guarantee;
import org.gridmarket.testkit.Violation;

/** What must hold in one market after every commit. */
public interface Guarantees {
    /** Which ones, besides those that the simulation holds every market against. */
    List<Guarantee> all();

    /**
     * What is broken since this was asked last.
     *
     * @param rows the committed state; not copied
     */
    List<Violation> check(NavigableMap<String, String> rows);

    /** What has come about, by name; a market in which one of these is 0 in every history has shown nothing. */
    SortedMap<String, Long> achieved();
}
