package org.gridmarket.solver.ortools;

import com.google.ortools.Loader;

/** Loads OR-Tools' native code once per process, when it is first needed (some 0.5 s). */
public final class NativeLibrary {
    static {
        Loader.loadNativeLibraries();
    }

    private NativeLibrary() {}

    /** Returns when the native code is loaded; fails with the loader's own error where the platform has none. */
    public static void require() {
        // the static initialiser has done it
    }
}
