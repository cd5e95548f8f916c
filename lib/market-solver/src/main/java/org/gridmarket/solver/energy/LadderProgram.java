package org.gridmarket.solver.energy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.gridmarket.kernel.energy.certificate.DualPrices;
import org.gridmarket.kernel.energy.certificate.GroupDual;
import org.gridmarket.kernel.energy.certificate.LevelDual;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.UnitPrice;
import org.gridmarket.solver.effort.ModelSize;
import org.gridmarket.solver.ortools.LinearProgram;
import org.gridmarket.solver.ortools.Optimum;

/**
 * The compact linear program: a column for what a class of offers trades in an interval, a balance row for each node of the
 * interval's price ladder with free arcs to the next dearer node, and rows for the limits that can bind at all.
 */
final class LadderProgram implements AutoCloseable {
    private static final int ABSENT = -1;

    /** What the wire form of a certificate takes, less what the energy weight may add. */
    private static final long LARGEST_DUAL = DualPrices.LARGEST_PRICE / 2;

    /** The rows of one limit group in one interval; those that cannot bind are {@link #ABSENT}. */
    private record GroupRows(Interval t, int offset, int group, int sold, int bought, int net) {}

    private record NodeRow(Interval t, UnitPrice from, int row) {}

    /** What is maximised: so much per Wh, so much per µ; the energy row's dual comes on top. */
    private record Stage(long energyWeight, long welfareWeight, int energyRow) {}

    private final MatchingModel model;
    private final Window window;
    private final LinearProgram program = new LinearProgram(LinearProgram.Simplex.DUAL);
    private final int[][] columns;
    private final List<GroupRows> groupRows = new ArrayList<>();
    private final List<NodeRow> nodeRows = new ArrayList<>();
    private Stage stage = new Stage(1, 0, ABSENT);

    LadderProgram(MatchingModel model, Window window) {
        this.model = model;
        this.window = window;
        this.columns = new int[model.classes().size()][];
        for (OfferClass offers : model.classes()) {
            columns[offers.number()] = new int[offers.slots()];
            Arrays.fill(columns[offers.number()], ABSENT);
        }
        window.offsets().forEach(this::addInterval);
        model.classes().forEach(this::addEnergyRow);
    }

    private void addInterval(int offset) {
        Interval t = model.intervalAt(offset);
        List<Slot> sells = model.sellsAt(offset);
        List<Slot> buys = model.buysAt(offset);
        PriceNodes nodes = new PriceNodes(sells, buys);
        int[] rows = new int[nodes.size()];
        Iterator<Long> lowest = nodes.lowestPrices();
        for (int node = 0; node < rows.length; node++) {
            rows[node] = program.addRow(0, 0);
            nodeRows.add(new NodeRow(t, new UnitPrice(lowest.next()), rows[node]));
            if (node > 0) {
                int upwards = program.addFreeVariable();
                program.setCoefficient(rows[node - 1], upwards, -1);
                program.setCoefficient(rows[node], upwards, 1);
            }
        }
        for (Slot slot : sells) {
            program.setCoefficient(rows[nodes.nodeOf(slot.price())], addColumn(slot), 1);
        }
        for (Slot slot : buys) {
            program.setCoefficient(rows[nodes.nodeOf(slot.price())], addColumn(slot), -1);
        }
        addLimits(offset, t, sells, buys);
    }

    private int addColumn(Slot slot) {
        int column = program.addVariable(window.openWh(slot.offers()));
        columns[slot.offers().number()][slot.position()] = column;
        return column;
    }

    private void addLimits(int offset, Interval t, List<Slot> sells, List<Slot> buys) {
        LimitTable limits = model.limitsAt(offset);
        long[] sellable = model.potentials(offset, true);
        long[] buyable = model.potentials(offset, false);
        GroupRows[] rows = new GroupRows[limits.size()];
        for (int group = 0; group < limits.size(); group++) {
            long internal = limits.internalWh(group);
            long external = limits.externalWh(group);
            boolean netBinds = Math.min(internal, Math.max(sellable[group], buyable[group])) > external;
            rows[group] = new GroupRows(
                    t,
                    offset,
                    group,
                    sellable[group] > internal ? program.addRowAtMost(internal) : ABSENT,
                    buyable[group] > internal ? program.addRowAtMost(internal) : ABSENT,
                    netBinds ? program.addRow(-external, external) : ABSENT);
            groupRows.add(rows[group]);
        }
        for (Slot slot : sells) {
            for (int group : limits.of(slot.offers().group())) {
                enter(rows[group].sold(), slot, 1);
                enter(rows[group].net(), slot, 1);
            }
        }
        for (Slot slot : buys) {
            for (int group : limits.of(slot.offers().group())) {
                enter(rows[group].bought(), slot, 1);
                enter(rows[group].net(), slot, -1);
            }
        }
    }

    private void enter(int row, Slot slot, int sign) {
        if (row != ABSENT) {
            program.setCoefficient(row, column(slot), sign);
        }
    }

    private int column(Slot slot) {
        return columns[slot.offers().number()][slot.position()];
    }

    /** (2.2); a class with one slot is bounded by its column. */
    private void addEnergyRow(OfferClass offers) {
        int[] used = Arrays.stream(columns[offers.number()])
                .filter(column -> column != ABSENT)
                .toArray();
        if (used.length > 1) {
            int row = program.addRowAtMost(window.openWh(offers));
            for (int column : used) {
                program.setCoefficient(row, column, 1);
            }
        }
    }

    Optional<Optimum> mostEnergy(Duration limit) {
        stage = new Stage(1, 0, ABSENT);
        return maximise(limit);
    }

    Optional<Optimum> mostWelfare(Duration limit) {
        stage = new Stage(0, 1, ABSENT);
        return maximise(limit);
    }

    /** The largest welfare among those that trade at least so much. */
    Optional<Optimum> mostWelfareWithEnergy(double leastEnergyWh, Duration limit) {
        stage = new Stage(0, 1, addEnergyAtLeast(leastEnergyWh));
        return maximise(limit);
    }

    /** Of those that trade at least so much, what {@link TieBreak} prefers; its dual values mean nothing to a market. */
    Optional<Optimum> earliestWithEnergy(double leastEnergyWh, Duration limit) {
        addEnergyAtLeast(leastEnergyWh);
        forEachColumn((slot, column) -> program.setObjective(column, -TieBreak.cost(model, slot)));
        return program.maximise(limit);
    }

    private int addEnergyAtLeast(double leastEnergyWh) {
        int row = program.addRowAtLeast(leastEnergyWh);
        forEachColumn((slot, column) -> {
            if (slot.offers().sells()) {
                program.setCoefficient(row, column, 1);
            }
        });
        return row;
    }

    private Optional<Optimum> maximise(Duration limit) {
        forEachColumn((slot, column) -> {
            boolean sells = slot.offers().sells();
            program.setObjective(
                    column, stage.welfareWeight() * model.value(slot) + (sells ? stage.energyWeight() : 0));
        });
        return program.maximise(limit);
    }

    @FunctionalInterface
    private interface ColumnVisitor {
        void visit(Slot slot, int column);
    }

    private void forEachColumn(ColumnVisitor visitor) {
        for (int offset : window.offsets()) {
            for (List<Slot> slots : List.of(model.sellsAt(offset), model.buysAt(offset))) {
                for (Slot slot : slots) {
                    if (column(slot) != ABSENT) {
                        visitor.visit(slot, column(slot));
                    }
                }
            }
        }
    }

    /** What a slot trades in the optimum, Wh. */
    double amount(Optimum optimum, Slot slot) {
        return column(slot) == ABSENT ? 0 : optimum.valueOf(column(slot));
    }

    /** The dual values of the last stage, times the scale, as integers that bound it whatever rounding does to them. */
    DualPrices duals(Optimum optimum, long scale) {
        List<GroupDual> groups = new ArrayList<>();
        for (GroupRows rows : groupRows) {
            long sold = Math.max(0, scaled(optimum, rows.sold(), scale));
            long bought = Math.max(0, scaled(optimum, rows.bought(), scale));
            long net = scaled(optimum, rows.net(), scale);
            if (sold != 0 || bought != 0 || net != 0) {
                var id = model.limitsAt(rows.offset()).group(rows.group()).id();
                groups.add(new GroupDual(rows.t(), id, sold, bought, net));
            }
        }
        List<LevelDual> levels = new ArrayList<>();
        for (NodeRow node : nodeRows) {
            long value = scaled(optimum, node.row(), scale);
            boolean sameInterval = !levels.isEmpty() && levels.getLast().t().equals(node.t());
            long least = sameInterval ? levels.getLast().value() : Long.MIN_VALUE;
            levels.add(new LevelDual(node.t(), node.from(), Math.max(least, value)));
        }
        long energyWeight = stage.energyWeight() * scale - scaled(optimum, stage.energyRow(), scale);
        return DualPrices.of(Math.max(0, energyWeight), stage.welfareWeight() * scale, groups, levels);
    }

    private static long scaled(Optimum optimum, int row, long scale) {
        long value = row == ABSENT ? 0 : Math.round(optimum.dualOf(row) * scale);
        return Math.clamp(value, -LARGEST_DUAL, LARGEST_DUAL); // any integers bound the optimum, if not tightly
    }

    ModelSize size() {
        return new ModelSize(program.variables(), program.rows());
    }

    @Override
    public void close() {
        program.close();
    }
}
