package org.gridmarket.worker.stream.party;

import java.util.LinkedHashMap;
import java.util.Map;
import org.gridmarket.kernel.stream.form.StreamHash;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.roles.stream.ModuleRun;

/** A module whose last outputs are remembered, for what travels beside their hashes. */
final class RememberedRuns implements ModuleRun {
    /** More than a parcel names. */
    private static final int MOST = 128;

    private final ModuleHost.Running module;
    private final Map<Bytes, ModuleHost.Output> last = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Bytes, ModuleHost.Output> eldest) {
            return size() > MOST;
        }
    };

    RememberedRuns(ModuleHost.Running module) {
        this.module = module;
    }

    @Override
    public Bytes outputOf(Bytes input) {
        return run(input).hash();
    }

    /** The output of an input, run again when it is not remembered. */
    ModuleHost.Output run(Bytes input) {
        return last.computeIfAbsent(StreamHash.input(input), any -> module.run(input));
    }
}
