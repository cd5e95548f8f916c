/** Who may announce what, and whose signature is believed. */
@NullMarked
package org.gridmarket.discovery.trust;

import org.jspecify.annotations.NullMarked;
