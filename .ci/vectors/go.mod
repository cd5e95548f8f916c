// Published test vectors of the primitives that Gridmarket uses, see ../test. No Go is compiled.
module gridmarket/vectors

go 1.26.4

require (
	github.com/c2sp/wycheproof v0.0.0-20260902155932-3fa63dd0344a // testvectors_v1
	github.com/cloudflare/circl v1.6.5 // hpke/testdata: the vectors of RFC 9180
)
