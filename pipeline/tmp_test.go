package pipeline
import ("testing";"runtime";"fmt";"github.com/dateline/dateline")
func TestTmp(t *testing.T){
 p,_:=New(Options{})
 for i:=0;i<=30000;i++ {
   p.Process(&dateline.Article{ID:"x",Body:fmt.Sprintf("The Polish president praised Germany on Tuesday for the %d time and criticized Russia over its attack on Ukraine.",i),Language:"en"})
   if i%7500==0 { runtime.GC(); var m runtime.MemStats; runtime.ReadMemStats(&m); fmt.Println(i,m.HeapAlloc>>20,"MB") }
 }
}
