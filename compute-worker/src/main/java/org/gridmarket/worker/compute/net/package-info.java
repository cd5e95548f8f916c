/** Objects and words of directories over HTTP, each request signed by an account. */
@NullMarked
package org.gridmarket.worker.compute.net;

import org.jspecify.annotations.NullMarked;
