package org.gridmarket.kernel.stream.form;

import java.util.ArrayList;
import java.util.List;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.wire.Bytes;

/** What travels under one signature: 1..{@link #MOST} inputs or outputs of one partition, positions ascending. */
public sealed interface Parcel {
    /** One signature costs as much as many hashes; a parcel that is lost is lost whole (stream-market, Words). */
    int MOST = 64;

    /** What is signed. */
    Bytes message(AllocationId allocation, int epoch);

    /** Inputs, signed by the customer's feed key. */
    record Inputs(List<StreamedInput> inputs) implements Parcel {
        private static final Bytes TAG = Bytes.utf8("gridmarket/stream/in/1");

        public Inputs {
            inputs = List.copyOf(inputs);
            check(inputs.stream().map(StreamedInput::position).toList());
        }

        /** Whether it says that this input is at this position. */
        public boolean says(int position, Bytes input) {
            return inputs.contains(new StreamedInput(position, input));
        }

        @Override
        public Bytes message(AllocationId allocation, int epoch) {
            List<Bytes> parts = new ArrayList<>(List.of(TAG, allocation.id(), Parts.four(epoch)));
            for (StreamedInput each : inputs) {
                parts.add(Parts.four(each.position()));
                parts.add(each.input());
            }
            return Parts.joined(parts);
        }
    }

    /**
     * No more inputs in this epoch, signed by the feed key.
     *
     * @param from the first position that is empty
     */
    record End(int from) implements Parcel {
        private static final Bytes TAG = Bytes.utf8("gridmarket/stream/end/1");

        public End {
            if (from < 0) {
                throw new IllegalArgumentException("an epoch ends at " + from);
            }
        }

        @Override
        public Bytes message(AllocationId allocation, int epoch) {
            return Parts.joined(TAG, allocation.id(), Parts.four(epoch), Parts.four(from));
        }
    }

    /** Outputs of one supplier, signed by its work key. */
    record Outputs(AccountKey supplier, List<StreamedOutput> outputs) implements Parcel {
        private static final Bytes TAG = Bytes.utf8("gridmarket/stream/out/1");

        public Outputs {
            outputs = List.copyOf(outputs);
            check(outputs.stream().map(StreamedOutput::position).toList());
        }

        @Override
        public Bytes message(AllocationId allocation, int epoch) {
            List<Bytes> parts = new ArrayList<>(List.of(TAG, allocation.id(), supplier.key(), Parts.four(epoch)));
            for (StreamedOutput each : outputs) {
                parts.add(Parts.four(each.position()));
                parts.add(each.input());
                parts.add(each.output());
            }
            return Parts.joined(parts);
        }
    }

    private static void check(List<Integer> positions) {
        if (positions.isEmpty() || positions.size() > MOST) {
            throw new IllegalArgumentException("a parcel of " + positions.size() + " is outside 1.." + MOST);
        }
        for (int i = 0; i < positions.size(); i++) {
            int least = i == 0 ? 0 : positions.get(i - 1) + 1;
            if (positions.get(i) < least) {
                throw new IllegalArgumentException("positions of a parcel ascend from 0: " + positions);
            }
        }
    }
}
