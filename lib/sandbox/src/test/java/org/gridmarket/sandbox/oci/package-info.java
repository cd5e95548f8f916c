@NullMarked
package org.gridmarket.sandbox.oci;

import org.jspecify.annotations.NullMarked;
